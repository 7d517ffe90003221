package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.Assign;
import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.DataFlow.JsonPathFlow;
import dev.loveless.asl.model.DataPath;
import dev.loveless.asl.model.Expression;
import dev.loveless.asl.model.ResultPath;
import dev.loveless.asl.model.Setting;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.path.PathExpression;
import dev.loveless.asl.source.Location;
import dev.loveless.engine.data.DataStages.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data flow of a JSONPath state: InputPath, Parameters, the work, ResultSelector, ResultPath, Assign, OutputPath,
 * in this order. ResultPath writes into the state's input as it came in (documented); in Assign {@code $} is the raw
 * result.
 */
final class JsonPathData implements StateData {
    private final JsonPathFlow fields;
    private final Optional<Assign> assign;
    private final StateScope scope;
    private @Nullable JsonData effectiveInput;

    JsonPathData(JsonPathFlow fields, Optional<Assign> assign, StateScope scope) {
        this.fields = fields;
        this.assign = assign;
        this.scope = scope;
    }

    @Override
    public JsonData effectiveInput() {
        JsonData known = effectiveInput;
        if (known == null) {
            known = through(fields.inputPath(), scope.input());
            effectiveInput = known;
            scope.stages().reached(Stage.AFTER_INPUT_PATH, known);
        }
        return known;
    }

    @Override
    public JsonData workInput() {
        return workInput(scope);
    }

    @Override
    public JsonData workInput(StateScope wider) {
        JsonData input = effectiveInput();
        JsonData parameters = fields.parameters()
                .map(template -> fill(template, wider, input.tree()))
                .orElse(input);
        scope.stages().reached(Stage.AFTER_PARAMETERS, parameters);
        return parameters;
    }

    @Override
    public Outcome succeeded(JsonData result) {
        JsonData selected = fields.resultSelector()
                .map(template -> fill(template, scope, result.tree()))
                .orElse(result);
        scope.stages().reached(Stage.AFTER_RESULT_SELECTOR, selected);
        JsonData placed = placed(fields.resultPath(), selected);
        scope.stages().reached(Stage.AFTER_RESULT_PATH, placed);
        return new Outcome(through(fields.outputPath(), placed), assigned(assign, result.tree()));
    }

    @Override
    public Outcome passedThrough() {
        return chosen(Optional.empty(), assign);
    }

    @Override
    public Outcome chosen(Optional<Template> output, Optional<Assign> ruleAssign) {
        JsonData input = effectiveInput();
        return new Outcome(through(fields.outputPath(), input), assigned(ruleAssign, input.tree()));
    }

    @Override
    public Outcome caught(Catcher catcher, JsonNode errorOutput) {
        return new Outcome(
                placed(catcher.resultPath(), JsonData.of(errorOutput)), assigned(catcher.assign(), errorOutput));
    }

    @Override
    public JsonData evaluated(Template template) {
        return evaluated(template, scope);
    }

    @Override
    public JsonData evaluated(Template template, StateScope wider) {
        return fill(template, wider, effectiveInput().tree());
    }

    /** The value of a path that has no template around it, as ItemsPath and Choice's Variable. */
    Paths paths() {
        return new Paths(scope, effectiveInput().tree());
    }

    @Override
    public JsonNode items(Optional<Template> items, Optional<JsonNode> read, boolean distributed) {
        JsonNode document = read.orElseGet(() -> effectiveInput().tree());
        Paths paths = new Paths(scope, document);
        JsonNode found = items.map(template -> paths.select(path(template))).orElse(document);
        // Objects are for distributed Maps alone: an inline one was recorded to refuse them.
        if (!found.isArray() && !(distributed && found.isObject())) {
            // A context path is shown with one "$" (recorded).
            String shown = items.map(template -> path(template).text()).orElse("$");
            throw scope.runtimeFailure("Reference path \"" + shown.replace("$$", "$") + "\" must point to array.");
        }
        scope.stages().reached(Stage.AFTER_ITEMS_PATH, JsonData.of(found));
        return found;
    }

    private static PathExpression path(Template template) {
        return ((Expression.Path) ((Template.Computed) template).expression()).path();
    }

    @Override
    public long integer(Setting<Long> setting) {
        return setting.fold(
                value -> value, expression -> SettingPaths.integer(scope, paths(), setting.location(), expression));
    }

    @Override
    public double number(Setting<Double> setting) {
        return setting.fold(
                value -> value, expression -> SettingPaths.number(scope, paths(), setting.location(), expression));
    }

    @Override
    public String text(Setting<String> setting) {
        return setting.fold(value -> value, expression -> text(setting.location(), expression));
    }

    private String text(Location location, Expression expression) {
        JsonNode value = paths().evaluate(location, expression);
        if (!value.isTextual()) {
            throw scope.runtimeFailure("The " + location.memberName().orElse("")
                    + " field refers to a value which is not a string: " + expression.text() + " == " + value);
        }
        return value.textValue();
    }

    private JsonData through(Optional<DataPath> dataPath, JsonData data) {
        if (dataPath.isEmpty()) {
            return data;
        }
        if (dataPath.get() instanceof DataPath.Select select) {
            return isWhole(select.path()) ? data : JsonData.of(new Paths(scope, data.tree()).select(select.path()));
        }
        return JsonData.EMPTY_OBJECT;
    }

    private static boolean isWhole(PathExpression path) {
        return path.text().equals("$");
    }

    private JsonData placed(Optional<ResultPath> resultPath, JsonData result) {
        if (resultPath.isEmpty()) {
            return result;
        }
        if (resultPath.get() instanceof ResultPath.Into into) {
            if (into.path().text().equals("$")) {
                return result;
            }
            return into.path()
                    .put(scope.input().tree(), result.tree())
                    .map(JsonData::of)
                    .orElseThrow(() -> scope.failure(Failure.of(
                            Failure.Kind.ORDINARY,
                            Failure.RESULT_PATH_MATCH_FAILURE,
                            "Unable to apply step \"" + into.path().text() + "\" to input "
                                    + scope.input().text())));
        }
        return scope.input();
    }

    private Map<String, JsonData> assigned(Optional<Assign> which, JsonNode document) {
        if (which.isEmpty()) {
            return Map.of();
        }
        Map<String, JsonData> values = new LinkedHashMap<>();
        which.get()
                .assignments()
                .forEach(assignment -> values.put(assignment.name(), fill(assignment.value(), scope, document)));
        return values;
    }

    private static JsonData fill(Template template, StateScope scope, JsonNode document) {
        Paths paths = new Paths(scope, document);
        return JsonData.of(Templates.fillPayload(
                template, computed -> paths.evaluate(computed.location(), computed.expression())));
    }
}
