package dev.loveless.cli.progress;

import dev.loveless.cli.progress.Visit.Standing;
import dev.loveless.engine.history.Journal;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.Fact;
import dev.loveless.engine.machine.TimerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the tree grow by the facts of one execution. Of one thread. */
final class FactReader extends FactAdapter {
    private static final int MAIN_LINE = 0;

    private final ExecutionTree tree;
    private final TreeListener listener;
    private final String executionArn;
    private final Map<Integer, Line> lines = new HashMap<>();
    private Instant begun = Instant.EPOCH;
    private Instant now = Instant.EPOCH;
    private boolean over;

    FactReader(ExecutionTree tree, TreeListener listener, String executionArn) {
        this.tree = tree;
        this.listener = listener;
        this.executionArn = executionArn;
    }

    void read(Journal.Entry entry) {
        now = entry.time();
        entry.facts().forEach(fact -> fact.accept(this));
    }

    /** Whether the execution has ended. */
    boolean isOver() {
        return over;
    }

    private Optional<Visit> at(int frame) {
        return Optional.ofNullable(lines.get(frame)).flatMap(Line::current);
    }

    private void tell(Visit visit, Tone tone, String text) {
        listener.happened(new Occurrence(visit, now, tone, text));
    }

    private Tone endTone(Standing how) {
        return switch (how) {
            case FAILED -> Tone.BAD;
            case ABORTED, CAUGHT -> Tone.WARNING;
            default -> Tone.PLAIN;
        };
    }

    private void end(Visit visit, Standing how, String text) {
        tell(visit, endTone(how), text);
        finish(visit, how);
    }

    /** Ends a state with all below it. */
    private void finish(Visit visit, Standing how) {
        finishBelow(visit);
        visit.end(how, now);
        listener.over(visit);
        visit.line.leave();
    }

    private void finishBelow(Visit visit) {
        visit.lines.kept().forEach(line -> line.current().ifPresent(below -> finish(below, Standing.ABORTED)));
    }

    private String after(Visit visit) {
        return " after " + TimeText.exact(visit.took(now));
    }

    @Override
    public void executionStarted(Fact.ExecutionStarted fact) {
        begun = now;
        tree.begin(fact.input()).ifPresent(line -> {
            lines.put(MAIN_LINE, line);
            if (line.around().isEmpty()) {
                listener.begun(now);
            }
        });
    }

    @Override
    public void stateEntered(Fact.StateEntered fact) {
        Line line = lines.get(fact.frame());
        if (line != null) {
            line.enter(new Visit(fact.state(), line, now));
        }
    }

    @Override
    public void stateExited(Fact.StateExited fact) {
        at(fact.frame()).ifPresent(visit -> {
            String next = fact.next().map(state -> ", next " + state).orElse("");
            if (visit.failure.isPresent()) {
                end(visit, Standing.CAUGHT, "caught" + after(visit) + next);
            } else {
                end(visit, Standing.DONE, "done in " + TimeText.exact(visit.took(now)) + next);
            }
        });
    }

    @Override
    public void stateAborted(Fact.StateAborted fact) {
        // One that is aborted by the failure of its own line has failed itself.
        at(fact.frame()).filter(visit -> fact.around() != fact.frame()).ifPresent(visit -> {
            end(visit, Standing.ABORTED, "aborted" + after(visit));
            lineOver(fact.frame(), Standing.ABORTED);
        });
    }

    @Override
    public void evaluationFailed(Fact.EvaluationFailed fact) {
        Reason reason = new Reason(fact.failure().error(), fact.failure().cause());
        at(fact.frame()).ifPresent(visit -> {
            visit.failed(reason.line(), reason);
            tell(visit, Tone.BAD, reason.line());
        });
    }

    @Override
    public void taskScheduled(Fact.TaskScheduled fact) {
        at(fact.frame()).ifPresent(visit -> {
            visit.work(now);
            visit.work = Words.work(fact.attempt());
            if (fact.attempt().resource().contains(":activity:")) {
                visit.doing = "waits for a worker";
            }
            tree.taskBegan(executionArn + "#" + fact.attempt().serial(), visit);
            tell(visit, Tone.PLAIN, "attempt " + visit.attempts() + ": " + visit.work);
        });
    }

    @Override
    public void taskStarted(Fact.TaskStarted fact) {
        at(fact.frame()).ifPresent(visit -> {
            visit.doing = "";
            fact.workerName().ifPresent(worker -> {
                visit.place = Optional.of("worker " + worker);
                tell(visit, Tone.PLAIN, "taken by worker " + worker);
            });
        });
    }

    @Override
    public void taskSubmitted(Fact.TaskSubmitted fact) {
        at(fact.frame())
                .filter(visit -> fact.resource().endsWith(".waitForTaskToken"))
                .ifPresent(visit -> {
                    visit.doing = "waits for its task token";
                    tell(visit, Tone.PLAIN, visit.doing);
                });
    }

    @Override
    public void taskFailed(Fact.TaskFailed fact) {
        Reason reason = new Reason(fact.error(), fact.cause());
        at(fact.frame()).ifPresent(visit -> {
            String attempt = "attempt " + visit.attempts();
            String after = " after " + TimeText.exact(Duration.between(visit.attemptBegan, now));
            visit.failed(attempt + after + ": " + reason.line(), reason);
            tell(visit, Tone.BAD, attempt + " failed" + after + ": " + reason.line());
        });
    }

    @Override
    public void retryArmed(Fact.RetryArmed fact) {
        at(fact.frame()).ifPresent(visit -> {
            visit.retries++;
            visit.waits("retry " + visit.retries, fact.timer().due());
            visit.failure = Optional.empty();
            Duration delay = Duration.between(now, fact.timer().due());
            tell(visit, Tone.WARNING, "retry " + visit.retries + " in " + TimeText.delay(delay));
        });
    }

    @Override
    public void timerArmed(Fact.TimerArmed fact) {
        if (fact.timer().kind() == TimerKind.WAIT) {
            at(fact.timer().frame()).ifPresent(visit -> {
                visit.waits("waits", fact.timer().due());
                String delay = TimeText.delay(Duration.between(now, fact.timer().due()));
                tell(
                        visit,
                        Tone.PLAIN,
                        "waits " + delay + ", until " + fact.timer().due());
            });
        }
    }

    @Override
    public void parallelStarted(Fact.ParallelStarted fact) {
        at(fact.frame()).ifPresent(visit -> {
            visit.work(now);
            visit.lines.expect(fact.branches());
            tell(visit, Tone.PLAIN, Numbers.of(fact.branches(), "branch", "branches"));
        });
    }

    @Override
    public void mapStarted(Fact.MapStarted fact) {
        at(fact.frame()).ifPresent(visit -> {
            visit.work(now);
            visit.plan(fact.plan());
            if (fact.plan().size() > 0) {
                tellOfPlan(visit);
            }
        });
    }

    private void tellOfPlan(Visit visit) {
        visit.plan.ifPresent(plan -> {
            String items = Numbers.of(plan.items().size(), "item", "items");
            String batches =
                    plan.size() == plan.items().size() ? "" : " in " + Numbers.of(plan.size(), "batch", "batches");
            String atOnce =
                    plan.concurrency() < plan.size() ? ", " + Numbers.text(plan.concurrency()) + " at once" : "";
            tell(visit, Tone.PLAIN, items + batches + atOnce);
        });
    }

    @Override
    public void itemsAsked(Fact.ItemsAsked fact) {
        at(fact.frame()).ifPresent(visit -> {
            visit.doing = "reads its items";
            tell(visit, Tone.PLAIN, visit.doing);
        });
    }

    @Override
    public void itemsRead(Fact.ItemsRead fact) {
        at(fact.frame()).ifPresent(visit -> {
            visit.doing = "";
            visit.plan(fact.plan());
            tellOfPlan(visit);
        });
    }

    @Override
    public void resultsOffered(Fact.ResultsOffered fact) {
        at(fact.frame()).ifPresent(visit -> {
            visit.doing = "writes its results";
            tell(visit, Tone.PLAIN, visit.doing);
        });
    }

    @Override
    public void mapRunEnded(Fact.MapRunEnded fact) {
        if (fact.error().isPresent()) {
            Reason reason = new Reason(fact.error(), fact.cause());
            at(fact.frame()).ifPresent(visit -> visit.failed(reason.line(), reason));
        }
    }

    @Override
    public void childrenStarted(Fact.ChildrenStarted fact) {
        at(fact.frame())
                .ifPresent(visit -> visit.plan.ifPresent(plan -> fact.indices()
                        .forEach(index ->
                                tree.expectChild(plan.inputs().get(index), new ExecutionTree.Place(visit, index)))));
    }

    @Override
    public void frameOpened(Fact.FrameOpened fact) {
        at(fact.parent()).ifPresent(visit -> {
            Line line = new Line(Optional.of(visit), fact.index());
            lines.put(fact.frame(), line);
            visit.lines.opened(line);
        });
    }

    @Override
    public void frameEnded(Fact.FrameEnded fact) {
        lineOver(fact.frame(), Standing.DONE);
    }

    @Override
    public void iterationEnded(Fact.IterationEnded fact) {
        switch (fact.outcome()) {
            case SUCCEEDED -> lineOver(fact.frame(), Standing.DONE);
            case ABORTED -> lineOver(fact.frame(), Standing.ABORTED);
            case FAILED -> {
                at(fact.frame()).ifPresent(visit -> end(visit, Standing.FAILED, "failed" + after(visit)));
                lineOver(fact.frame(), Standing.FAILED);
            }
        }
    }

    @Override
    public void frameFailed(Fact.FrameFailed fact) {
        Reason reason = new Reason(fact.failure().error(), fact.failure().cause());
        at(fact.frame()).ifPresent(visit -> fail(visit, reason));
        if (fact.frame() != MAIN_LINE) {
            Optional.ofNullable(lines.get(fact.frame()))
                    .flatMap(Line::around)
                    .ifPresent(visit -> visit.failed(reason.line(), reason));
        }
        lineOver(fact.frame(), Standing.FAILED);
    }

    private void fail(Visit visit, Reason reason) {
        boolean isKnown =
                visit.failure.filter(known -> known.endsWith(reason.line())).isPresent();
        visit.reason = Optional.of(reason);
        end(visit, Standing.FAILED, "failed" + after(visit) + (isKnown ? "" : ": " + reason.line()));
    }

    /** A line is over; of the facts that say so only the first counts. */
    private void lineOver(int frame, Standing how) {
        Line line = frame == MAIN_LINE ? null : lines.get(frame);
        if (line != null && !line.isOver()) {
            line.end();
            line.around().ifPresent(visit -> visit.lines.over(line, how));
        }
        if (how == Standing.DONE) {
            lines.remove(frame);
        }
    }

    @Override
    public void framesCut(Fact.FramesCut fact) {
        at(fact.frame()).ifPresent(visit -> {
            finishBelow(visit);
            lines.values()
                    .removeIf(line ->
                            line.around().filter(around -> around == visit).isPresent());
            visit.lines.clear();
        });
    }

    @Override
    public void executionEnded(Fact.ExecutionEnded fact) {
        over = true;
        // One that was stopped may have a cause and no error.
        Reason reason = new Reason(fact.error(), fact.cause());
        String text = fact.error().isPresent() ? reason.line() : fact.cause().orElse("");
        Standing how = standing(fact.status());
        if (how == Standing.FAILED) {
            at(fact.frame()).ifPresent(visit -> fail(visit, reason));
        }
        at(MAIN_LINE).ifPresent(visit -> end(visit, how, word(how) + after(visit)));
        Line main = lines.get(MAIN_LINE);
        if (main == null) {
            return;
        }
        main.around()
                .ifPresentOrElse(
                        map -> map.lines.over(main, how),
                        () -> listener.ended(
                                now, how == Standing.DONE ? Tone.GOOD : Tone.BAD, ending(fact.status(), text)));
    }

    private String ending(ExecutionStatus status, String reason) {
        String how = switch (status) {
            case SUCCEEDED -> "succeeded";
            case TIMED_OUT -> "timed out";
            case ABORTED -> "was aborted";
            default -> "failed";
        };
        return how + " after " + TimeText.exact(Duration.between(begun, now)) + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static String word(Standing how) {
        return how == Standing.FAILED ? "failed" : "aborted";
    }

    private static Standing standing(ExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED -> Standing.DONE;
            case FAILED -> Standing.FAILED;
            default -> Standing.ABORTED;
        };
    }
}
