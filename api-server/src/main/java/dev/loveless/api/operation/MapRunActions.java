package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Dates;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.Page;
import dev.loveless.api.protocol.PageRequest;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.api.resource.ResourceArn;
import dev.loveless.engine.history.MapRunCounts;
import dev.loveless.engine.machine.Command;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.quota.Quotas;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** ListMapRuns, DescribeMapRun and UpdateMapRun. */
final class MapRunActions {
    private static final int WHOLE = 100;

    private final Service service;
    private final MapRuns mapRuns;

    MapRunActions(Service service) {
        this.service = service;
        this.mapRuns = new MapRuns(service);
    }

    ObjectNode list(Members members) {
        String arn = members.requiredText("executionArn", TextRule.ARN);
        PageRequest page = PageRequest.read(members, "ListMapRuns " + arn);
        ResourceArn.parse(arn, ResourceArn.EXECUTION);
        if (service.loveless().runtime().snapshot(arn).isEmpty()) {
            throw new ApiException(new ApiError.ExecutionDoesNotExist(arn));
        }
        List<MapRunCounts> runs = mapRuns.of(arn);
        return Page.of(
                "mapRuns",
                IntStream.range(0, runs.size()).map(i -> runs.size() - 1 - i).boxed(),
                page,
                number -> Page.descending(number),
                number -> listed(arn, runs.get(number)));
    }

    private ObjectNode listed(String executionArn, MapRunCounts run) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("executionArn", executionArn);
        item.put("mapRunArn", run.mapRunArn());
        item.put(
                "stateMachineArn",
                service.machines().arnOf(ResourceArn.parse(run.mapRunArn()).name()));
        item.set("startDate", Dates.json(run.startTime()));
        run.stopTime().ifPresent(time -> item.set("stopDate", Dates.json(time)));
        return item;
    }

    ObjectNode describe(Members members) {
        String text = members.requiredText("mapRunArn", TextRule.LONG_ARN);
        members.check();
        MapRuns.Found found = existing(text);
        MapRunCounts run = found.counts();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("mapRunArn", text);
        answer.put("executionArn", found.executionArn());
        answer.put("status", run.status().name());
        answer.set("startDate", Dates.json(run.startTime()));
        run.stopTime().ifPresent(time -> answer.set("stopDate", Dates.json(time)));
        putLimits(answer, run.limits());
        answer.set("itemCounts", counts(run, run::itemCount, run.pendingItems(), run.items()));
        answer.set("executionCounts", counts(run, run::count, run.pending(), run.total()));
        if (run.redriveCount() > 0) {
            answer.put("redriveCount", run.redriveCount());
            run.redriveTime().ifPresent(time -> answer.set("redriveDate", Dates.json(time)));
        }
        return answer;
    }

    private MapRuns.Found existing(String text) {
        return mapRuns.find(ResourceArn.parse(text, ResourceArn.MAP_RUN))
                .orElseThrow(() -> new ApiException(ApiError.ResourceNotFound.referenced()));
    }

    /** A limit that the state does not set is 0 (recorded). */
    private static void putLimits(ObjectNode answer, MapRunCounts.Limits limits) {
        boolean own = limits.concurrency() < Quotas.AWS.distributedConcurrency();
        answer.put("maxConcurrency", own ? limits.concurrency() : 0);
        answer.put("toleratedFailurePercentage", limits.toleratedPercentage().orElse(0.0));
        answer.put("toleratedFailureCount", limits.toleratedCount().orElse(0L));
    }

    private static ObjectNode counts(MapRunCounts run, ToIntFunction<ExecutionStatus> count, int pending, int total) {
        // What children gave counts as written when the Map Run has taken it, with or without a ResultWriter
        // (recorded).
        int written = run.status() == ExecutionStatus.SUCCEEDED ? count.applyAsInt(ExecutionStatus.SUCCEEDED) : 0;
        return JsonNodeFactory.instance
                .objectNode()
                .put("pending", pending)
                .put("running", count.applyAsInt(ExecutionStatus.RUNNING))
                .put("succeeded", count.applyAsInt(ExecutionStatus.SUCCEEDED))
                .put("failed", count.applyAsInt(ExecutionStatus.FAILED))
                .put("timedOut", count.applyAsInt(ExecutionStatus.TIMED_OUT))
                .put("aborted", count.applyAsInt(ExecutionStatus.ABORTED))
                .put("total", total)
                .put("resultsWritten", written);
    }

    CompletableFuture<ObjectNode> update(Action.Request request) {
        Members members = request.members();
        String text = members.requiredText("mapRunArn", TextRule.LONG_ARN);
        OptionalInt concurrency = members.integer("maxConcurrency", 0, Integer.MAX_VALUE);
        OptionalDouble percentage = members.number("toleratedFailurePercentage", 0, WHOLE);
        OptionalLong count = members.longInteger("toleratedFailureCount", 0);
        members.check();
        if (concurrency.isEmpty() && percentage.isEmpty() && count.isEmpty()) {
            throw refused(
                    "Must specify at least one of maxConcurrency, toleratedFailurePercentage and"
                            + " toleratedFailureCount",
                    "MISSING_REQUIRED_PARAMETER");
        }
        MapRuns.Found found = existing(text);
        if (found.counts().status().isEnd()) {
            throw refused("Cannot update a Map Run that is completed: " + text, "CANNOT_UPDATE_COMPLETED_MAP_RUN");
        }
        return service.loveless()
                .runtime()
                .updateMapRun(
                        found.executionArn(),
                        new Command.UpdateMapRun(
                                text,
                                concurrency.stream().boxed().findFirst(),
                                count.stream().boxed().findFirst(),
                                percentage.stream().boxed().findFirst()))
                .thenApply(execution -> Service.nothing());
    }

    private static ApiException refused(String message, String reason) {
        return new ApiException(new ApiError.ValidationException(message, Optional.of(reason)));
    }
}
