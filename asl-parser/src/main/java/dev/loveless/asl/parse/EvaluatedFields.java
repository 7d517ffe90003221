package dev.loveless.asl.parse;

import dev.loveless.asl.model.Assign;
import dev.loveless.asl.model.DataFlow;
import dev.loveless.asl.model.DataPath;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.ResultPath;
import dev.loveless.asl.model.Setting;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.path.ReferencePath;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a state, or of an object inside one, of which some are evaluated in the state's query language. */
final class EvaluatedFields extends FieldReader {
    private final QueryLanguage language;
    private final TemplateBuilder templates;

    EvaluatedFields(SourceNode node, QueryLanguage language) {
        super(node);
        this.language = language;
        this.templates = new TemplateBuilder(language);
    }

    QueryLanguage language() {
        return language;
    }

    /** The fields of an object inside this one. */
    EvaluatedFields in(SourceNode node) {
        return new EvaluatedFields(node, language);
    }

    Optional<Template> template(String name) {
        return find(name).map(templates::apply);
    }

    /** The template in whichever field is there: one with two names, of which a definition uses one. */
    Optional<Template> template(String name, String otherName) {
        return find(name, otherName).map(templates::apply);
    }

    Optional<Setting<Long>> integerSetting(String name) {
        return setting(name, SourceValues::integer);
    }

    Optional<Setting<Double>> numberSetting(String name) {
        return setting(name, SourceValues::number);
    }

    Optional<Setting<String>> textSetting(String name) {
        return setting(name, SourceValues::text);
    }

    /** A value or JSONata in the field itself, or a path or a call of an intrinsic function in its sibling. */
    private <T> Optional<Setting<T>> setting(String name, Function<SourceNode, T> fixed) {
        return valueOrJsonata(name, fixed)
                .or(() -> find(name + "Path")
                        .map(node -> new Setting.Computed<>(node.location(), Expressions.pathOrIntrinsic(node))));
    }

    <T> Optional<Setting<T>> valueOrJsonata(String name, Function<SourceNode, T> fixed) {
        return find(name)
                .map(node -> Expressions.isJsonata(node, language)
                        ? new Setting.Computed<>(node.location(), Expressions.jsonata(node))
                        : new Setting.Fixed<>(node.location(), fixed.apply(node)));
    }

    Optional<DataPath> dataPath(String name) {
        return find(name)
                .map(node -> SourceValues.isNull(node)
                        ? new DataPath.Discard(node.location())
                        : new DataPath.Select(node.location(), Expressions.path(node)));
    }

    Optional<ResultPath> resultPath() {
        return find("ResultPath")
                .map(node -> SourceValues.isNull(node)
                        ? new ResultPath.Discard(node.location())
                        : new ResultPath.Into(node.location(), SourceValues.parsed(node, ReferencePath::parse)));
    }

    Optional<Assign> assign() {
        return find("Assign").map(node -> {
            SourceObject object = SourceValues.object(node);
            return new Assign(
                    object.location(),
                    object.members().stream()
                            .map(member -> new Assign.Assignment(
                                    member.value().location(),
                                    templates.memberName(member.name()),
                                    templates.apply(member.value())))
                            .toList());
        });
    }

    /** The data flow of a state type whose {@code Parameters}, if it has any, are what the work gets. */
    DataFlow dataFlow() {
        return language == QueryLanguage.JSON_PATH ? jsonPathFlow(template("Parameters")) : jsonataFlow();
    }

    /** The data flow of a Map state, whose {@code Parameters} are its item selector. */
    DataFlow dataFlowOfMap() {
        return language == QueryLanguage.JSON_PATH ? jsonPathFlow(Optional.empty()) : jsonataFlow();
    }

    private DataFlow jsonPathFlow(Optional<Template> parameters) {
        return new DataFlow.JsonPathFlow(
                dataPath("InputPath"), parameters, template("ResultSelector"), resultPath(), dataPath("OutputPath"));
    }

    private DataFlow jsonataFlow() {
        return new DataFlow.JsonataFlow(template("Arguments"), template("Output"));
    }
}
