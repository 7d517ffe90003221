package dev.loveless.engine.quota;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.engine.data.DataLimits;
import java.time.Duration;

/**
 * Limits of the service that an execution can meet; tests make them small.
 *
 * @param historyEvents events of a Standard execution, the one that reports the breach included
 * @param expressEvents events of an Express execution, which has no limit but its five minutes: more than it can come
 *     to in them, so that an endless loop ends in virtual time too (inferred)
 * @param inlineConcurrency iterations of an inline Map at once
 * @param distributedConcurrency child executions of a Map Run at once
 * @param standardDuration longest Standard execution
 * @param expressDuration longest Express execution
 * @param waitDays longest wait, in whole days (recorded)
 * @param statesPerTurn states entered before others get their turn; no limit of the service
 */
public record Quotas(
        DataLimits data,
        long historyEvents,
        long expressEvents,
        int inlineConcurrency,
        int distributedConcurrency,
        Duration standardDuration,
        Duration expressDuration,
        long waitDays,
        int statesPerTurn) {
    /** The service's own (documented). */
    public static final Quotas AWS = new Quotas(
            DataLimits.AWS, 25_000, 250_000, 40, 10_000, Duration.ofDays(365), Duration.ofMinutes(5), 24_855, 1_000);

    /** The longest execution of a type. */
    public Duration duration(StateMachineType type) {
        return type == StateMachineType.EXPRESS ? expressDuration : standardDuration;
    }

    /** The same with another limit of events. */
    public Quotas withHistoryEvents(long events) {
        return new Quotas(
                data,
                events,
                expressEvents,
                inlineConcurrency,
                distributedConcurrency,
                standardDuration,
                expressDuration,
                waitDays,
                statesPerTurn);
    }

    /** The same with other limits of data. */
    public Quotas withData(DataLimits limits) {
        return new Quotas(
                limits,
                historyEvents,
                expressEvents,
                inlineConcurrency,
                distributedConcurrency,
                standardDuration,
                expressDuration,
                waitDays,
                statesPerTurn);
    }

    /** The same with another number of states for each turn. */
    public Quotas withStatesPerTurn(int states) {
        return new Quotas(
                data,
                historyEvents,
                expressEvents,
                inlineConcurrency,
                distributedConcurrency,
                standardDuration,
                expressDuration,
                waitDays,
                states);
    }
}
