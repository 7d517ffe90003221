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
import dev.loveless.api.resource.StartedExecutions.Started;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.history.HistoryEvent;
import dev.loveless.engine.runtime.ExecutionRuntime;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Starting, stopping, redriving and describing executions. */
final class ExecutionActions {
    private static final String EXECUTION_ARN = "executionArn";

    private final Service service;
    private final ExecutionStarts starts;
    private final Redrives redrives;

    ExecutionActions(Service service, ExecutionStarts starts) {
        this.service = service;
        this.starts = starts;
        this.redrives = new Redrives(service);
    }

    private ExecutionRuntime runtime() {
        return service.loveless().runtime();
    }

    CompletableFuture<ObjectNode> start(Action.Request request) {
        ExecutionStarts.Begun begun = starts.start(starts.read(request));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put(EXECUTION_ARN, begun.executionArn());
        answer.set("startDate", Dates.json(begun.startDate()));
        return CompletableFuture.completedFuture(answer);
    }

    CompletableFuture<ObjectNode> startSync(Action.Request request) {
        IncludedData included = IncludedData.read(request.members());
        ExecutionStarts.Order order = starts.read(request);
        if (order.startable().machine().type() != StateMachineType.EXPRESS) {
            throw new ApiException(new ApiError.StateMachineTypeNotSupported());
        }
        return starts.startAndWait(order)
                .thenApply(end -> ExecutionReports.synchronous(end, order.traceHeader(), included));
    }

    ObjectNode describe(Members members) {
        String text = members.requiredText(EXECUTION_ARN, TextRule.ARN);
        IncludedData included = IncludedData.read(members);
        members.check();
        standard(text);
        ExecutionSnapshot execution = existing(text);
        Optional<String> traceHeader = service.executions().find(text).flatMap(Started::traceHeader);
        return ExecutionReports.description(execution, traceHeader, runtime().redriveStatus(execution), included);
    }

    private static void standard(String text) {
        ResourceArn.parse(text, ResourceArn.EXECUTION);
    }

    private ExecutionSnapshot existing(String arn) {
        return runtime().snapshot(arn).orElseThrow(() -> new ApiException(new ApiError.ExecutionDoesNotExist(arn)));
    }

    ObjectNode history(Members members) {
        String arn = members.requiredText(EXECUTION_ARN, TextRule.ARN);
        boolean reverse = members.flag("reverseOrder").orElse(false);
        boolean data = members.flag("includeExecutionData").orElse(true);
        PageRequest page = PageRequest.read(members, "GetExecutionHistory " + reverse + " " + arn);
        standard(arn);
        existing(arn);
        List<HistoryEvent> events = runtime().history(arn);
        // Ids are from 1, without gaps: a page begins at its first event, without a look at those before it.
        int size = events.size();
        IntStream rest = reverse
                ? IntStream.iterate(page.afterNumber(true).orElse(size + 1) - 1, id -> id > 0, id -> id - 1)
                : IntStream.rangeClosed(page.afterNumber(false).orElse(0) + 1, size);
        return Page.of(
                "events",
                rest.mapToObj(id -> events.get(id - 1)),
                page,
                event -> reverse ? Page.descending(event.id()) : Page.ascending(event.id()),
                event -> data ? event.toJson() : event.withoutData().toJson(),
                HistoryEvent::size);
    }

    CompletableFuture<ObjectNode> stop(Action.Request request) {
        Members members = request.members();
        String arn = members.requiredText(EXECUTION_ARN, TextRule.ARN);
        Optional<String> error = members.text("error", TextRule.ERROR);
        Optional<String> cause = members.text("cause", TextRule.CAUSE);
        members.check();
        standard(arn);
        existing(arn);
        return runtime()
                .stop(arn, error, cause)
                .thenApply(execution -> dated("stopDate", execution.stopTime().orElseGet(service::now)));
    }

    private static ObjectNode dated(String member, Instant date) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set(member, Dates.json(date));
        return answer;
    }

    CompletableFuture<ObjectNode> redrive(Action.Request request) {
        Members members = request.members();
        String arn = members.requiredText(EXECUTION_ARN, TextRule.ARN);
        Optional<String> clientToken = members.text("clientToken", TextRule.CLIENT_TOKEN);
        members.check();
        standard(arn);
        return redrives.redrive(existing(arn), clientToken).thenApply(date -> dated("redriveDate", date));
    }
}
