package dev.loveless.engine.machine;

import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.Rfc3339;
import dev.loveless.asl.model.Setting;
import dev.loveless.asl.model.WaitState;
import dev.loveless.asl.model.WaitTime;
import dev.loveless.engine.data.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A Wait state. */
final class WaitRunner {
    private final StateRun run;
    private final WaitState state;

    WaitRunner(StateRun run, WaitState state) {
        this.run = run;
        this.state = state;
    }

    void begin() {
        run.data.effectiveInput();
        Instant now = run.turn.turn.now();
        Instant until = until(now);
        if (Duration.between(now, until).toDays() >= run.turn.options.quotas().waitDays() + 1) {
            throw run.scope.runtimeFailure("Wait state delay is too long.");
        }
        Instant scaled = scaled(now, until);
        if (scaled.isAfter(now)) {
            run.turn.arm(run.frame, TimerKind.WAIT, scaled);
        } else {
            over();
        }
    }

    private Instant scaled(Instant now, Instant until) {
        double scale = run.turn.options.waitScale();
        return scale == 1
                ? until
                : now.plusMillis((long) (Duration.between(now, until).toMillis() * scale));
    }

    /** The time has come. */
    void over() {
        run.passedThrough(state.transition());
    }

    private Instant until(Instant now) {
        if (state.time() instanceof WaitTime.Seconds time) {
            long seconds = run.data.integer(time.seconds());
            if (seconds < 0) {
                throw run.scope.failure(Failure.evaluation(
                        "The Seconds parameter must be a positive value: " + seconds, Optional.of("Seconds")));
            }
            return now.plusSeconds(Math.min(seconds, Integer.MAX_VALUE * 2L));
        }
        return timestamp(((WaitTime.Timestamp) state.time()).timestamp());
    }

    private Instant timestamp(Setting<String> setting) {
        String text = run.data.text(setting);
        return Rfc3339.parse(text).map(OffsetDateTime::toInstant).orElseThrow(() -> {
            if (state.queryLanguage() == QueryLanguage.JSONATA) {
                return run.scope.failure(new Failure(
                        Failure.Kind.VALUE,
                        Optional.of(Failure.QUERY_EVALUATION_ERROR),
                        Optional.of("The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time"
                                + " format string: " + text),
                        Optional.of("Timestamp")));
            }
            return run.scope.runtimeFailure("The TimestampPath parameter does not reference a valid ISO-8601 extended"
                    + " offset date-time format string: "
                    + setting.fold(fixed -> fixed, expression -> expression.text()) + " == " + text);
        });
    }
}
