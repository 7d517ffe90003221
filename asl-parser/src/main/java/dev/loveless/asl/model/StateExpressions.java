package dev.loveless.asl.model;

import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.source.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Every expression that a state evaluates: its data flow, its own fields, its rules, retries, catchers and assignments.
 * Not those of the states inside it.
 */
public final class StateExpressions implements StateVisitor<List<ExpressionUse>> {
    private final List<ExpressionUse> found = new ArrayList<>();

    private StateExpressions() {}

    /** The expressions of {@code state}. */
    public static List<ExpressionUse> of(State state) {
        return Collections.unmodifiableList(state.accept(new StateExpressions()));
    }

    /** The expressions in {@code template}, in the order they were written in. */
    public static List<ExpressionUse> of(Template template) {
        StateExpressions expressions = new StateExpressions();
        expressions.add(template);
        return Collections.unmodifiableList(expressions.found);
    }

    @Override
    public List<ExpressionUse> visitPass(PassState state) {
        return common(state);
    }

    @Override
    public List<ExpressionUse> visitTask(TaskState state) {
        add(state.timeoutSeconds());
        add(state.heartbeatSeconds());
        state.credentials().ifPresent(this::add);
        state.catchers().forEach(this::add);
        return common(state);
    }

    @Override
    public List<ExpressionUse> visitChoice(ChoiceState state) {
        state.choices().forEach(this::add);
        return common(state);
    }

    @Override
    public List<ExpressionUse> visitWait(WaitState state) {
        if (state.time() instanceof WaitTime.Seconds time) {
            add(time.seconds());
        } else if (state.time() instanceof WaitTime.Timestamp time) {
            add(time.timestamp());
        }
        return common(state);
    }

    @Override
    public List<ExpressionUse> visitSucceed(SucceedState state) {
        return common(state);
    }

    @Override
    public List<ExpressionUse> visitFail(FailState state) {
        add(state.error());
        add(state.cause());
        return common(state);
    }

    @Override
    public List<ExpressionUse> visitParallel(ParallelState state) {
        state.catchers().forEach(this::add);
        return common(state);
    }

    @Override
    public List<ExpressionUse> visitMap(MapState state) {
        state.items().ifPresent(this::add);
        state.itemSelector().ifPresent(this::add);
        add(state.maxConcurrency());
        add(state.toleratedFailureCount());
        add(state.toleratedFailurePercentage());
        state.itemReader().ifPresent(reader -> {
            reader.parameters().ifPresent(this::add);
            reader.readerConfig().ifPresent(config -> add(config.maxItems()));
        });
        state.itemBatcher().ifPresent(batcher -> {
            add(batcher.maxItemsPerBatch());
            add(batcher.maxInputBytesPerBatch());
            batcher.batchInput().ifPresent(this::add);
        });
        state.resultWriter().ifPresent(writer -> writer.parameters().ifPresent(this::add));
        state.catchers().forEach(this::add);
        return common(state);
    }

    private List<ExpressionUse> common(State state) {
        if (state.data() instanceof DataFlow.JsonPathFlow flow) {
            flow.inputPath().ifPresent(this::add);
            flow.parameters().ifPresent(this::add);
            flow.resultSelector().ifPresent(this::add);
            flow.outputPath().ifPresent(this::add);
        } else if (state.data() instanceof DataFlow.JsonataFlow flow) {
            flow.arguments().ifPresent(this::add);
            flow.output().ifPresent(this::add);
        }
        state.assign().ifPresent(this::add);
        return found;
    }

    private void add(Location location, PathExpression path) {
        found.add(new ExpressionUse(location, new Expression.Path(path)));
    }

    private void add(DataPath path) {
        if (path instanceof DataPath.Select select) {
            add(select.location(), select.path());
        }
    }

    private <T> void add(Optional<Setting<T>> setting) {
        setting.ifPresent(this::add);
    }

    private <T> void add(Setting<T> setting) {
        if (setting instanceof Setting.Computed<T> computed) {
            found.add(new ExpressionUse(computed.location(), computed.expression()));
        }
    }

    private void add(Assign assign) {
        assign.assignments().forEach(assignment -> add(assignment.value()));
    }

    private void add(Catcher catcher) {
        catcher.output().ifPresent(this::add);
        catcher.assign().ifPresent(this::add);
    }

    private void add(ChoiceRule rule) {
        add(rule.test());
        rule.assign().ifPresent(this::add);
        rule.output().ifPresent(this::add);
    }

    private void add(ChoiceTest outermost) {
        Worklist<ChoiceTest> ahead = new Worklist<>(List.of(outermost));
        while (!ahead.isEmpty()) {
            ChoiceTest test = ahead.next();
            if (test instanceof ChoiceTest.And and) {
                ahead.addAhead(and.tests());
            } else if (test instanceof ChoiceTest.Or or) {
                ahead.addAhead(or.tests());
            } else if (test instanceof ChoiceTest.Not not) {
                ahead.addAhead(List.of(not.test()));
            } else if (test instanceof ChoiceTest.Condition condition) {
                add(condition.condition());
            } else if (test instanceof ChoiceTest.Comparison comparison) {
                add(comparison.variableLocation(), comparison.variable());
                if (comparison.operand() instanceof ChoiceTest.Operand.Path path) {
                    add(path.location(), path.path());
                }
            }
        }
    }

    private void add(Template outermost) {
        Worklist<Template> ahead = new Worklist<>(List.of(outermost));
        while (!ahead.isEmpty()) {
            Template template = ahead.next();
            if (template instanceof Template.Computed computed) {
                found.add(new ExpressionUse(computed.location(), computed.expression()));
            } else if (template instanceof Template.ArrayTemplate array) {
                ahead.addAhead(array.elements());
            } else if (template instanceof Template.ObjectTemplate object) {
                ahead.addAhead(
                        object.members().stream().map(Template.Member::value).toList());
            }
        }
    }
}
