package dev.loveless.engine.runtime;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.history.MapRunCounts;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.RedriveStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether executions can be redriven now (documented). */
final class RedriveRules {
    /** After its end. */
    private static final Duration REDRIVABLE_FOR = Duration.ofDays(14);

    /** After its start. */
    private static final Duration LONGEST_EXECUTION = Duration.ofDays(365);

    private final ExecutionRuntime runtime;

    RedriveRules(ExecutionRuntime runtime) {
        this.runtime = runtime;
    }

    RedriveStatus of(ExecutionSnapshot execution) {
        RedriveStatus byStatus = RedriveStatus.of(execution.status());
        if (byStatus.reason().isPresent()) {
            return byStatus;
        }
        if (execution.identity().type() == StateMachineType.EXPRESS) {
            return execution.identity().mapRunArn().filter(this::isRedrivable).isPresent()
                    ? RedriveStatus.BY_MAP_RUN
                    : RedriveStatus.not("Execution is of type EXPRESS and can only be redriven by its Map Run");
        }
        return reasonAgainst(execution)
                .map(RedriveStatus::not)
                .orElseGet(() ->
                        execution.identity().mapRunArn().map(this::asChild).orElse(byStatus));
    }

    /** Its end is the Map Run's, which would learn of no other that it has not asked for. */
    private RedriveStatus asChild(String mapRunArn) {
        return isRedrivable(mapRunArn) ? RedriveStatus.BY_MAP_RUN : RedriveStatus.NOT_BY_ITSELF;
    }

    private Optional<String> reasonAgainst(ExecutionSnapshot execution) {
        Instant now = runtime.settings().scheduler().now();
        if (execution.startTime().plus(LONGEST_EXECUTION).isBefore(now)) {
            return Optional.of("Execution has exceeded the max execution time.");
        }
        if (execution.stopTime().orElse(now).plus(REDRIVABLE_FOR).isBefore(now)) {
            return Optional.of("Execution redrivable period exceeded.");
        }
        // The redrive has an event as well, and another must have room.
        return execution.events() + 1 >= runtime.settings().quotas().historyEvents()
                ? Optional.of("Execution history event limit exceeded.")
                : Optional.empty();
    }

    /** Whether a Map Run failed, and would be begun again with what it is part of. */
    private boolean isRedrivable(String mapRunArn) {
        Optional<ExecutionSnapshot> owner = runtime.ownerOfMapRun(mapRunArn).flatMap(runtime::snapshot);
        return owner.isPresent()
                && of(owner.get()).reason().isEmpty()
                && runtime.mapRuns(owner.get().identity().executionArn()).stream()
                        .filter(run -> run.mapRunArn().equals(mapRunArn))
                        .map(MapRunCounts::status)
                        .anyMatch(status -> status.isEnd() && status != ExecutionStatus.SUCCEEDED);
    }
}
