package dev.loveless.junit.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.MapState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.TaskState;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.retry.ErrorHandlers;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import dev.loveless.junit.timeline.StateVisit.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a timeline for people: a line for each thing that happened, the time since the start before it. */
final class TimelineText {
    /** More of a value would hide the rest. */
    private static final int MOST_OF_VALUE = 120;

    private static final int MOST_OF_CAUSE = 300;
    /** Of more branches or iterations than these, only those are shown that failed or wait, and the first. */
    private static final int MOST_LINES = 5;
    /** Loops make long timelines: what is shown of the beginning, and of the end. */
    private static final int FIRST_ROWS = 60;

    private static final int LAST_ROWS = 140;

    private final Timeline timeline;
    private final Instant start;
    private final List<String> rows = new ArrayList<>();

    TimelineText(Timeline timeline) {
        this.timeline = timeline;
        this.start = timeline.execution().startTime();
    }

    String text() {
        line(timeline.line(), 0);
        List<String> shown = rows;
        if (rows.size() > FIRST_ROWS + LAST_ROWS) {
            shown = new ArrayList<>(rows.subList(0, FIRST_ROWS));
            shown.add("          … " + (rows.size() - FIRST_ROWS - LAST_ROWS) + " lines more …");
            shown.addAll(rows.subList(rows.size() - LAST_ROWS, rows.size()));
        }
        return heading() + "\n" + String.join("\n", shown);
    }

    private String heading() {
        ExecutionSnapshot execution = timeline.execution();
        StringBuilder text = new StringBuilder("Execution ")
                .append(execution.identity().name())
                .append(" of ")
                .append(execution.identity().stateMachineName())
                .append(": ")
                .append(execution.status().name())
                .append(execution.status().isEnd() ? " after " : ", ")
                .append(DurationText.of(timeline.took()));
        if (execution.status().isEnd()) {
            execution.error().ifPresent(error -> text.append(", ").append(error));
            execution.cause().ifPresent(cause -> text.append(": ").append(clip(cause, MOST_OF_CAUSE)));
        }
        text.append("\n   input: ").append(value(execution.input()));
        execution.output().ifPresent(output -> text.append("\n  output: ").append(value(output)));
        return text.toString();
    }

    private void row(Instant time, int depth, String text) {
        String offset = DurationText.of(Duration.between(start, time));
        rows.add(String.format(Locale.ROOT, "%8s  %s%s", offset, "  ".repeat(depth), text));
    }

    private void line(Line line, int depth) {
        line.visits().forEach(visit -> visit(visit, depth));
    }

    private void visit(StateVisit visit, int depth) {
        String name = visit.state() + " (" + kind(visit) + ")";
        List<Step> steps = visit.steps();
        if (visit.standing() == Standing.SUCCEEDED && steps.isEmpty()) {
            row(visit.entered(), depth, name + next(visit));
        } else if (visit.standing() == Standing.SUCCEEDED && isOneAttempt(steps)) {
            row(visit.entered(), depth, name + " " + outcome(visit.attempts().get(0)) + next(visit));
        } else if (visit.standing() == Standing.SUCCEEDED && isOneWait(steps)) {
            String waited = DurationText.of(visit.took().orElse(Duration.ZERO));
            row(visit.entered(), depth, name + " waited " + waited + next(visit));
        } else {
            row(visit.entered(), depth, name);
            steps(visit, depth + 1);
            end(visit, depth + 1);
        }
    }

    private static boolean isOneAttempt(List<Step> steps) {
        return steps.size() == 1 && steps.get(0) instanceof Attempt;
    }

    private static boolean isOneWait(List<Step> steps) {
        return steps.size() == 1 && steps.get(0) instanceof Step.Waited;
    }

    private static String kind(StateVisit visit) {
        State state = visit.definition();
        if (state instanceof TaskState task) {
            return "Task " + ResourceText.of(task.resource(), visit.attempts());
        }
        if (state instanceof ParallelState parallel) {
            return "Parallel, " + counted(parallel.branches().size(), "branch", "branches");
        }
        if (state instanceof MapState) {
            return "Map"
                    + visit.joins().stream()
                            .findFirst()
                            .flatMap(Step.Joined::plan)
                            .map(plan -> ", " + counted(plan.size(), "item", "items"))
                            .orElse("");
        }
        return state.type();
    }

    private static String counted(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    private static String next(StateVisit visit) {
        return visit.next().map(next -> " → " + next).orElse("");
    }

    private void steps(StateVisit visit, int depth) {
        int number = 0;
        for (Step step : visit.steps()) {
            if (step instanceof Attempt attempt) {
                number++;
                row(step.time(), depth, "attempt " + number + " " + outcome(attempt));
            } else if (step instanceof Step.Joined joined) {
                number++;
                if (number > 1) {
                    row(step.time(), depth, "attempt " + number);
                }
                lines(joined, depth, visit.definition() instanceof MapState ? "item" : "branch");
            } else if (step instanceof Step.Backoff backoff) {
                String delay = DurationText.of(backoff.delay());
                row(step.time(), depth, "Retry[" + backoff.retrier() + "]: attempt " + (number + 1) + " in " + delay);
            } else if (step instanceof Step.Caught caught) {
                row(step.time(), depth, caught(visit, caught));
            } else if (step instanceof Step.EvaluationFailed failed) {
                row(step.time(), depth, failure(failed.failure()));
            }
        }
    }

    private static String caught(StateVisit visit, Step.Caught caught) {
        List<Catcher> catchers = ErrorHandlers.catchers(visit.definition());
        String errors = caught.catcher() < catchers.size()
                ? " (" + String.join(", ", catchers.get(caught.catcher()).errorEquals()) + ")"
                : "";
        String error = caught.failure().error().orElse("an error without a name");
        return "Catch[" + caught.catcher() + "]" + errors + " caught " + error + next(visit);
    }

    private void lines(Step.Joined joined, int depth, String what) {
        boolean areMany = joined.lines().size() > MOST_LINES;
        int hidden = 0;
        for (Line line : joined.lines()) {
            boolean isShown = !areMany
                    || line.index() == 0
                    || line.isFailed()
                    || line.current().filter(StateVisit::isOpen).isPresent();
            if (!isShown || rows.size() > FIRST_ROWS + LAST_ROWS && areMany) {
                hidden++;
                continue;
            }
            Instant begun = line.visits().isEmpty()
                    ? joined.time()
                    : line.visits().get(0).entered();
            row(begun, depth, what + " " + line.index());
            line(line, depth + 1);
        }
        if (hidden > 0) {
            row(
                    joined.time(),
                    depth,
                    "… " + hidden + " more of " + joined.lines().size());
        }
    }

    private void end(StateVisit visit, int depth) {
        Instant ended = visit.ended().orElse(timeline.now());
        switch (visit.standing()) {
            case OPEN ->
                Waiting.of(visit)
                        .ifPresent(waiting -> row(
                                ended,
                                depth,
                                waiting.text(timeline.now())
                                        .substring(visit.state().length() + 1)));
            case ABORTED -> row(ended, depth, "aborted");
            case FAILED -> row(ended, depth, failed(visit));
            case SUCCEEDED -> row(ended, depth, "succeeded" + next(visit));
            case CAUGHT -> {}
        }
    }

    /** Of what was told already only that nothing came of it. */
    private static String failed(StateVisit visit) {
        boolean isTold = visit.lastStep()
                .filter(step ->
                        step instanceof Attempt attempt && attempt.isFailed() || step instanceof Step.EvaluationFailed)
                .isPresent();
        return isTold || visit.failure().isEmpty()
                ? "not caught"
                : failure(visit.failure().get());
    }

    private static String outcome(Attempt attempt) {
        String after = attempt.took()
                .filter(took -> took.toMillis() > 0)
                .map(took -> " after " + DurationText.of(took))
                .orElse("");
        boolean isUntaken = attempt.isOfActivity() && !attempt.isStarted();
        String untaken = isUntaken ? ", taken by no worker" : "";
        if (attempt.ended().isEmpty()) {
            return attempt.workerName().map(worker -> "(worker " + worker + ")").orElse("begun" + untaken);
        }
        return attempt.output()
                .map(output -> "succeeded" + after + ": " + result(output))
                .orElseGet(() -> "failed" + after + untaken + ": " + reason(attempt.error(), attempt.cause()));
    }

    private static String failure(Failure failure) {
        return "failed: " + reason(failure.error(), failure.cause());
    }

    private static String reason(Optional<String> error, Optional<String> cause) {
        return error.orElse("an error without a name")
                + cause.filter(text -> !text.isBlank())
                        .map(text -> ": " + clip(text, MOST_OF_CAUSE))
                        .orElse("");
    }

    /** Of an invoked function what it returned; what else its service says hides that. */
    private static String result(JsonData output) {
        JsonNode tree = output.tree();
        boolean isOfFunction = tree.has("Payload") && tree.has("SdkHttpMetadata");
        return isOfFunction ? clip(tree.get("Payload").toString(), MOST_OF_VALUE) : value(output);
    }

    private static String value(JsonData data) {
        return clip(data.text(), MOST_OF_VALUE);
    }

    /** On one line, and no longer than that. */
    private static String clip(String text, int most) {
        String line = text.lines().map(String::strip).collect(Collectors.joining(" "));
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, end) + "… (" + line.length() + " characters)";
    }
}
