package dev.loveless.configuration.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceLines;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceText;
import dev.loveless.configuration.diagnostic.ConfigurationCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The reading of one file: what its values need to know of it, and what is found to be wrong. Not thread-safe. */
public final class Reading {
    private static final int MOST_SHOWN = 60;

    private final String content;
    private final SourceLines lines;
    private final Path directory;
    private final boolean looksForFiles;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int errors;

    /**
     * @param directory what paths are relative to
     * @param looksForFiles whether a file that is named but not there is a fault
     */
    public Reading(SourceText text, Path directory, boolean looksForFiles) {
        this.content = text.content();
        this.lines = new SourceLines(text.content());
        this.directory = directory;
        this.looksForFiles = looksForFiles;
    }

    public Path directory() {
        return directory;
    }

    public boolean looksForFiles() {
        return looksForFiles;
    }

    /** Reports a fault of the value, shown where the value stands. */
    public void refuse(SourceMember written, ConfigurationCode code, String message, String remedy) {
        report(written, written.value().location().position(), code, message, remedy);
    }

    /** Reports that the value is not what it must be; where there is none, at its name. */
    public void refuseValue(SourceMember written, String mustBe, String remedy) {
        boolean isThere = !written.value().json().isNull();
        report(
                written,
                isThere ? written.value().location().position() : written.namePosition(),
                ConfigurationCode.INVALID_VALUE,
                "'" + shortened(written.name()) + "' must be " + mustBe
                        + (isThere ? ", but is " + shown(written.value()) : ", but nothing stands there"),
                remedy);
    }

    /** Reports a fault of the member as a whole, shown where its name stands. */
    public void refuseMember(SourceMember written, ConfigurationCode code, String message, String remedy) {
        report(written, written.namePosition(), code, message, remedy);
    }

    private void report(
            SourceMember written, Position position, ConfigurationCode code, String message, String remedy) {
        Diagnostic diagnostic = Diagnostic.at(written.value().location(), code, message)
                .shownAt(position)
                .withRemedy(remedy);
        diagnostics.add(diagnostic);
        errors += diagnostic.isError() ? 1 : 0;
    }

    /** How many errors there are so far. */
    int errors() {
        return errors;
    }

    /** What was found, in the order of the text. */
    public List<Diagnostic> diagnostics() {
        Comparator<Diagnostic> byLine =
                Comparator.comparingInt(it -> it.position().line());
        return diagnostics.stream()
                .sorted(byLine.thenComparingInt(it -> it.position().column()))
                .toList();
    }

    /**
     * A value that is meant as text: a string, or a number, {@code true} or {@code false} that the text has just as it
     * reads. Of {@code 0123} and {@code 1.10} the reader of YAML keeps the number only, so that they have to be quoted.
     * What an alias stands for is written elsewhere, and not looked for.
     */
    Optional<String> asWritten(SourceNode node) {
        JsonNode json = node.json();
        if (json.isTextual()) {
            return Optional.of(json.textValue());
        }
        if (!json.isNumber() && !json.isBoolean()) {
            return Optional.empty();
        }
        Position position = node.location().position();
        if (position.line() > lines.count()) {
            return Optional.empty();
        }
        String value = json.asText();
        int start = lines.start(position.line()) + position.column() - 1;
        int end = start + value.length();
        if (content.startsWith("*", start)) {
            return Optional.of(value);
        }
        boolean endsThere = end >= content.length() || " \t\r\n,]}".indexOf(content.charAt(end)) >= 0;
        return content.startsWith(value, start) && endsThere ? Optional.of(value) : Optional.empty();
    }

    /** A value as messages show it: never much of it. */
    static String shown(SourceNode node) {
        if (node instanceof SourceObject object) {
            return object.members().isEmpty() ? "an empty object" : "an object";
        }
        if (node instanceof SourceArray array) {
            return array.elements().isEmpty() ? "an empty list" : "a list";
        }
        JsonNode json = node.json();
        return json.isTextual() ? "'" + shortened(json.textValue()) + "'" : shortened(json.asText());
    }

    /** As much of a text as a message can take. */
    static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
