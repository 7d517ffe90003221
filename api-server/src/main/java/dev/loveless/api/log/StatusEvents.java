package dev.loveless.api.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.history.WatchedJournal;
import dev.loveless.engine.machine.ExecutionIdentity;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.RedriveStatus;
import dev.loveless.engine.program.Program;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends an event for each change of a Standard execution's status, as AWS sends them to EventBridge: when it starts or
 * is redriven, and when it ends. Express executions send none (documented). The events of an execution are sent in
 * their order. Thread-safe.
 */
public final class StatusEvents extends WatchedJournal {
    private final LogSink sink;
    private final Supplier<String> uuids;
    private final Map<String, Standing> executions = new ConcurrentHashMap<>();

    /**
     * @param kept where the facts are kept
     * @param sink where the events go; stays the caller's to be closed, after the engine
     * @param uuids the ids of events
     */
    public StatusEvents(Journal kept, LogSink sink, Supplier<String> uuids) {
        super(kept);
        this.sink = sink;
        this.uuids = uuids;
    }

    @Override
    public void begin(ExecutionIdentity identity, Program program) {
        super.begin(identity, program);
        if (identity.type() == StateMachineType.STANDARD) {
            executions.put(identity.executionArn(), new Standing(identity));
        }
    }

    @Override
    protected void appended(String executionArn, Entry entry) {
        Standing execution = executions.get(executionArn);
        if (execution != null) {
            for (Fact fact : entry.facts()) {
                if (execution.changes(fact, entry.time())) {
                    sink.write(JsonData.of(event(execution, entry.time())).text());
                }
            }
        }
    }

    @Override
    public void forget(String executionArn) {
        super.forget(executionArn);
        executions.remove(executionArn);
    }

    private ObjectNode event(Standing execution, Instant time) {
        ExecutionIdentity identity = execution.identity;
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("id", uuids.get());
        event.put("detail-type", "Step Functions Execution Status Change");
        event.put("source", "aws.states");
        event.put("account", identity.account());
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", identity.region());
        event.putArray("resources").add(identity.executionArn());
        event.set("detail", execution.detail());
        return event;
    }

    /** How an execution stands. Of one thread at a time, as its entries are. */
    private static final class Standing {
        private final ExecutionIdentity identity;
        private JsonData input = JsonData.EMPTY_OBJECT;
        private Instant startDate = Instant.EPOCH;
        private Fact.@Nullable ExecutionEnded end;
        private @Nullable Instant stopDate;
        private int redriveCount;
        private @Nullable Instant redriveDate;

        Standing(ExecutionIdentity identity) {
            this.identity = identity;
        }

        /** Whether the fact is a change of the status. */
        boolean changes(Fact fact, Instant time) {
            if (fact instanceof Fact.ExecutionStarted started) {
                input = started.input();
                startDate = time;
            } else if (fact instanceof Fact.ExecutionRedriven redriven) {
                redriveCount = redriven.redriveCount();
                redriveDate = time;
                end = null;
                stopDate = null;
            } else if (fact instanceof Fact.ExecutionEnded ended) {
                end = ended;
                stopDate = time;
            } else {
                return false;
            }
            return true;
        }

        /** What is empty is null here, unlike in answers of the API (recorded). */
        ObjectNode detail() {
            ExecutionStatus status = end == null ? ExecutionStatus.RUNNING : end.status();
            Optional<String> output =
                    end == null ? Optional.empty() : end.output().map(JsonData::text);
            ObjectNode detail = JsonNodeFactory.instance.objectNode();
            detail.put("executionArn", identity.executionArn());
            detail.put("stateMachineArn", identity.labelledStateMachineArn());
            detail.put("name", identity.name());
            detail.put("status", status.name());
            detail.put("startDate", startDate.toEpochMilli());
            detail.put("stopDate", milliseconds(stopDate));
            boolean outputFits = EventPayload.fits(output.orElse(""));
            boolean inputFits = EventPayload.fits(input.text(), output.orElse(""));
            detail.put("input", inputFits ? input.text() : null);
            detail.put("output", outputFits ? output.orElse(null) : null);
            detail.put(
                    "stateMachineVersionArn", identity.stateMachineVersionArn().orElse(null));
            detail.put("stateMachineAliasArn", identity.stateMachineAliasArn().orElse(null));
            detail.put("redriveCount", redriveCount);
            detail.put("redriveDate", milliseconds(redriveDate));
            RedriveStatus redrive = RedriveStatus.of(identity, status);
            detail.put("redriveStatus", redrive.status());
            detail.put("redriveStatusReason", redrive.reason().orElse(null));
            detail.putObject("inputDetails").put("included", inputFits);
            if (output.isPresent()) {
                detail.putObject("outputDetails").put("included", outputFits);
            } else {
                detail.putNull("outputDetails");
            }
            detail.put("error", end == null ? null : end.error().orElse(null));
            detail.put("cause", end == null ? null : end.cause().orElse(null));
            return detail;
        }

        private static @Nullable Long milliseconds(@Nullable Instant date) {
            return date == null ? null : date.toEpochMilli();
        }
    }
}
