package dev.loveless.asl.parse;

import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.Setting;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceText;
import java.util.Optional;
import java.util.stream.Collectors;

/** From JSON in a test to the syntax tree, and from the syntax tree to texts that are easy to compare. */
public final class Definitions {
    private Definitions() {}

    public static StateMachine machine(String json) {
        return StateMachineBuilder.build(source(json));
    }

    public static <S extends State> S jsonPath(Class<S> type, String json) {
        return type.cast(StateMachineBuilder.buildState("S", source(json), QueryLanguage.JSON_PATH));
    }

    public static <S extends State> S jsonata(Class<S> type, String json) {
        return type.cast(StateMachineBuilder.buildState("S", source(json), QueryLanguage.JSONATA));
    }

    static SourceObject source(String json) {
        SourceNode root = SourceReader.read(new SourceText("test", json), SourceFormat.JSON)
                .document()
                .orElseThrow()
                .root();
        return (SourceObject) root;
    }

    /** JSON Pointer, line and column. */
    static String at(Location location) {
        return location.jsonPointer() + " " + location.position().line() + ":"
                + location.position().column();
    }

    /** A fixed value as it prints, an expression in angle brackets. */
    static String written(Setting<?> setting) {
        return setting.fold(String::valueOf, expression -> "<" + expression.text() + ">");
    }

    static String written(Optional<? extends Setting<?>> setting) {
        return setting.map(Definitions::written).orElse("absent");
    }

    /**
     * Literals as compact JSON, expressions in angle brackets, names without quotes in objects that hold expressions.
     */
    static String written(Template template) {
        return template.fold(
                literal -> literal.value().toString(),
                object -> object.members().stream()
                        .map(member -> member.name() + ": " + written(member.value()))
                        .collect(Collectors.joining(", ", "{", "}")),
                array ->
                        array.elements().stream().map(Definitions::written).collect(Collectors.joining(", ", "[", "]")),
                computed -> "<" + computed.expression().text() + ">");
    }

    static String writtenTemplate(Optional<Template> template) {
        return template.map(Definitions::written).orElse("absent");
    }
}
