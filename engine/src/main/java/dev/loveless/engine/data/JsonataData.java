package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.Assign;
import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.DataFlow.JsonataFlow;
import dev.loveless.asl.model.Setting;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.query.JsonataExpression;
import dev.loveless.engine.data.DataStages.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The data flow of a JSONata state: Arguments, the work, then Output and Assign from the same values. */
final class JsonataData implements StateData {
    private final JsonataFlow fields;
    private final Optional<Assign> assign;
    private final StateScope scope;
    private final JsonataFields evaluator;

    JsonataData(JsonataFlow fields, Optional<Assign> assign, StateScope scope) {
        this.fields = fields;
        this.assign = assign;
        this.scope = scope;
        this.evaluator = JsonataFields.of(scope);
    }

    @Override
    public JsonData effectiveInput() {
        return scope.input();
    }

    @Override
    public JsonData workInput() {
        return workInput(scope);
    }

    @Override
    public JsonData workInput(StateScope wider) {
        JsonData arguments =
                fields.arguments().map(template -> evaluated(template, wider)).orElse(scope.input());
        scope.stages().reached(Stage.AFTER_ARGUMENTS, arguments);
        return arguments;
    }

    @Override
    public Outcome succeeded(JsonData result) {
        JsonataFields withResult = new JsonataFields(scope, Optional.of(result.tree()), Optional.empty());
        return outcome(withResult, fields.output(), assign, result);
    }

    @Override
    public Outcome passedThrough() {
        return chosen(fields.output(), assign);
    }

    @Override
    public Outcome chosen(Optional<Template> output, Optional<Assign> ruleAssign) {
        return outcome(evaluator, output, ruleAssign, scope.input());
    }

    @Override
    public Outcome caught(Catcher catcher, JsonNode errorOutput) {
        JsonataFields withError = new JsonataFields(scope, Optional.empty(), Optional.of(errorOutput));
        return outcome(withError, catcher.output(), catcher.assign(), JsonData.of(errorOutput));
    }

    private static Outcome outcome(
            JsonataFields fields, Optional<Template> output, Optional<Assign> assign, JsonData otherwise) {
        Map<String, JsonData> values = new LinkedHashMap<>();
        assign.ifPresent(assignments -> assignments
                .assignments()
                .forEach(assignment -> values.put(assignment.name(), JsonData.of(fields.fill(assignment.value())))));
        return new Outcome(output.map(fields::fill).map(JsonData::of).orElse(otherwise), values);
    }

    @Override
    public JsonData evaluated(Template template) {
        return evaluated(template, scope);
    }

    @Override
    public JsonData evaluated(Template template, StateScope wider) {
        return JsonData.of(JsonataFields.of(wider).fill(template));
    }

    @Override
    public JsonNode items(Optional<Template> items, Optional<JsonNode> read, boolean distributed) {
        if (items.isEmpty() && read.isPresent()) {
            return read.get();
        }
        if (items.isEmpty()) {
            JsonNode input = scope.input().tree();
            if (!input.isArray()) {
                throw scope.failure(Failure.evaluation(
                        "Map state input must be an array but was: "
                                + scope.input().text(),
                        Optional.empty()));
            }
            return input;
        }
        JsonNode found = evaluator.fill(items.get());
        // Objects are for distributed Maps alone (documented, and recorded of inline ones).
        if (!found.isArray() && !(distributed && found.isObject())) {
            String shown = items.get() instanceof Template.Computed computed
                    ? JsonataFields.jsonata(computed.expression()).expression()
                    : found.toString();
            throw evaluator.unexpected(items.get().location(), shown, "array", found);
        }
        return found;
    }

    @Override
    public long integer(Setting<Long> setting) {
        return setting.fold(value -> value, expression -> {
            JsonataExpression jsonata = JsonataFields.jsonata(expression);
            JsonNode value = evaluator.evaluate(setting.location(), jsonata);
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw evaluator.unexpected(setting.location(), jsonata.expression(), "number", value);
            }
            return value.longValue();
        });
    }

    @Override
    public double number(Setting<Double> setting) {
        return setting.fold(value -> value, expression -> {
            JsonataExpression jsonata = JsonataFields.jsonata(expression);
            JsonNode value = evaluator.evaluate(setting.location(), jsonata);
            if (!value.isNumber()) {
                throw evaluator.unexpected(setting.location(), jsonata.expression(), "number", value);
            }
            return value.doubleValue();
        });
    }

    @Override
    public String text(Setting<String> setting) {
        return setting.fold(value -> value, expression -> {
            JsonataExpression jsonata = JsonataFields.jsonata(expression);
            JsonNode value = evaluator.evaluate(setting.location(), jsonata);
            if (!value.isTextual()) {
                throw evaluator.unexpected(setting.location(), jsonata.expression(), "string", value);
            }
            return value.textValue();
        });
    }
}
