package dev.loveless.docker.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The RetryStrategy of a Batch job (documented). */
final class BatchRetry {
    /** Documented. */
    private static final int MOST_ATTEMPTS = 10;

    private final int attempts;
    private final List<Condition> conditions;

    private BatchRetry(int attempts, List<Condition> conditions) {
        this.attempts = attempts;
        this.conditions = conditions;
    }

    /** All that is given must fit; texts may end with {@code *}. */
    private record Condition(
            boolean retries, Optional<String> exitCode, Optional<String> reason, Optional<String> statusReason) {
        boolean fits(JobEnd end) {
            return fits(exitCode, end.hasExitCode() ? String.valueOf(end.exitCode()) : "")
                    && fits(reason, EcsTask.reason(end).orElse(""))
                    && fits(statusReason, BatchJob.statusReason(end));
        }

        private static boolean fits(Optional<String> pattern, String text) {
            if (pattern.isEmpty()) {
                return true;
            }
            String start = pattern.get().replaceFirst("\\*$", "");
            String expression = Pattern.quote(start) + (start.equals(pattern.get()) ? "" : ".*");
            return Pattern.compile(expression, Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                    .matcher(text)
                    .matches();
        }
    }

    static BatchRetry of(ServiceParameters strategy) throws ServiceParameters.Unusable {
        List<Condition> conditions = new ArrayList<>();
        for (ServiceParameters some : strategy.objects("EvaluateOnExit")) {
            conditions.add(new Condition(
                    some.text("Action").orElse("").toUpperCase(Locale.ROOT).equals("RETRY"),
                    some.text("OnExitCode"),
                    some.text("OnReason"),
                    some.text("OnStatusReason")));
        }
        int attempts = strategy.integer("Attempts").orElse(1);
        return new BatchRetry(Math.max(1, Math.min(MOST_ATTEMPTS, attempts)), conditions);
    }

    int attempts() {
        return attempts;
    }

    /** Where no condition fits, it is tried again. */
    boolean triesAgain(JobEnd end) {
        return conditions.stream()
                .filter(condition -> condition.fits(end))
                .findFirst()
                .map(Condition::retries)
                .orElse(true);
    }
}
