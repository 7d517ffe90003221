package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.Page;
import dev.loveless.api.protocol.PageRequest;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.api.resource.Machine;
import dev.loveless.api.resource.Machines;
import dev.loveless.api.resource.ResourceArn;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** ListExecutions: those of a state machine, of a version, of an alias or of a Map Run. */
final class ExecutionLists {
    private final Service service;
    private final MapRuns mapRuns;

    ExecutionLists(Service service) {
        this.service = service;
        this.mapRuns = new MapRuns(service);
    }

    private enum StatusFilter {
        SUCCEEDED,
        TIMED_OUT,
        PENDING_REDRIVE,
        ABORTED,
        FAILED,
        RUNNING
    }

    private enum RedriveFilter {
        REDRIVEN,
        NOT_REDRIVEN
    }

    /** What chooses the executions. */
    private record Filter(Optional<StatusFilter> status, Optional<RedriveFilter> redrive) {
        boolean takes(ExecutionSnapshot execution) {
            boolean redriven = execution.redriveCount() > 0;
            return status.map(it -> it.name().equals(execution.status().name())).orElse(true)
                    && redrive.map(it -> redriven == (it == RedriveFilter.REDRIVEN))
                            .orElse(true);
        }
    }

    ObjectNode list(Members members) {
        Optional<String> machine = members.text("stateMachineArn", TextRule.ARN);
        Optional<String> mapRun = members.text("mapRunArn", TextRule.LONG_ARN);
        Filter filter = new Filter(
                members.choice(
                        "statusFilter",
                        StatusFilter.class,
                        "SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING"),
                members.choice("redriveFilter", RedriveFilter.class, "REDRIVEN, NOT_REDRIVEN"));
        String list = "ListExecutions " + machine + mapRun + filter;
        PageRequest page = PageRequest.read(members, list, TextRule.LONG_PAGE_TOKEN);
        if (machine.isPresent() == mapRun.isPresent()) {
            throw refused("Must specify exactly one of stateMachineArn and mapRunArn");
        }
        if (machine.isEmpty()) {
            return ofMapRun(mapRun.get(), filter, page);
        }
        if (filter.redrive().isPresent() || filter.status().equals(Optional.of(StatusFilter.PENDING_REDRIVE))) {
            throw refused("redriveFilter and the status PENDING_REDRIVE can only be used with mapRunArn");
        }
        return ofMachine(machine.get(), filter, page);
    }

    private static ApiException refused(String message) {
        return new ApiException(ApiError.ValidationException.of(message));
    }

    /**
     * An execution in its place: the newest is the first. One that runs is as new as its start or last redrive, one
     * that has ended as its end.
     *
     * @param rest tells the order of those that are of the same millisecond
     */
    private record Listed(ExecutionSnapshot execution, long newest, Supplier<String> rest) {
        static final Comparator<Listed> ORDER =
                Comparator.comparingLong(Listed::newest).reversed().thenComparing(listed -> listed.rest.get());

        static Listed of(ExecutionSnapshot execution, Supplier<String> rest) {
            Instant newest = execution.stopTime().or(execution::redriveTime).orElse(execution.startTime());
            return new Listed(execution, newest.toEpochMilli(), rest);
        }

        String place() {
            return Page.descending(newest) + rest.get();
        }
    }

    private static ObjectNode page(
            Stream<Listed> all, Filter filter, PageRequest page, Function<ExecutionSnapshot, ObjectNode> json) {
        long before = page.beginsAfter().orElse(Long.MAX_VALUE);
        // Only those of the last millisecond are looked at as Page looks at all: there may be a hundred thousand.
        Stream<Listed> left = all.filter(listed -> filter.takes(listed.execution()))
                .filter(listed -> listed.newest() < before
                        || (listed.newest() == before && listed.place().compareTo(page.after()) > 0));
        return Page.of(
                "executions",
                Page.first(left, page, Listed.ORDER),
                page,
                Listed::place,
                listed -> json.apply(listed.execution()));
    }

    private ObjectNode ofMachine(String text, Filter filter, PageRequest page) {
        ResourceArn arn = ResourceArn.parse(text, ResourceArn.STATE_MACHINE);
        Machines.refuseLabel(arn);
        Machine machine = service.machines()
                .find(arn)
                .filter(it -> exists(it, arn))
                .orElseThrow(() -> new ApiException(new ApiError.StateMachineDoesNotExist(text)));
        if (machine.type() == StateMachineType.EXPRESS) {
            throw new ApiException(new ApiError.StateMachineTypeNotSupported());
        }
        Stream<Listed> executions = service.executions()
                .of(machine.arn())
                .mapMulti((started, listed) -> service.loveless()
                        .runtime()
                        .snapshot(started.executionArn())
                        .filter(execution -> isOf(execution, arn))
                        .ifPresent(execution ->
                                listed.accept(Listed.of(execution, () -> Page.descending(started.number())))));
        return page(executions, filter, page, ExecutionReports::listed);
    }

    private static boolean exists(Machine machine, ResourceArn arn) {
        return arn.qualifier().isEmpty()
                || arn.version().flatMap(machine::version).isPresent()
                || arn.alias().flatMap(machine::alias).isPresent();
    }

    private static boolean isOf(ExecutionSnapshot execution, ResourceArn arn) {
        if (arn.qualifier().isEmpty()) {
            return true;
        }
        Optional<String> of = arn.version().isPresent()
                ? execution.identity().stateMachineVersionArn()
                : execution.identity().stateMachineAliasArn();
        return of.equals(Optional.of(arn.text()));
    }

    private ObjectNode ofMapRun(String text, Filter filter, PageRequest page) {
        ResourceArn arn = ResourceArn.parse(text, ResourceArn.MAP_RUN);
        MapRuns.Found run =
                mapRuns.find(arn).orElseThrow(() -> new ApiException(ApiError.ResourceNotFound.referenced()));
        boolean batches = run.counts().items() != run.counts().total();
        Stream<Listed> children = service.loveless()
                .runtime()
                .childrenOf(text)
                .map(child -> Listed.of(child, child.identity()::executionArn));
        return page(children, filter, page, child -> {
            ObjectNode item = ExecutionReports.listed(child);
            item.put("mapRunArn", text);
            item.put("itemCount", batches ? child.input().tree().path("Items").size() : 1);
            return item;
        });
    }
}
