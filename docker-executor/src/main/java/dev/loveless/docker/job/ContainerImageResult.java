package dev.loveless.docker.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Source;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a {@code docker://} task answers, and what its errors are called. */
final class ContainerImageResult {
    private static final String TOO_LARGE = " is larger than 1 MiB; the result of a task may have 256 KiB. Let the"
            + " component keep its data somewhere, and answer where.";

    private final Component component;
    private final JobEnd end;

    ContainerImageResult(Component component, JobEnd end) {
        this.component = component;
        this.end = end;
    }

    /** The output, or the error that the task fails with. */
    JsonData output() throws TaskException {
        if (end.trouble().isPresent()) {
            throw new TaskException(
                    error(end.trouble().get().kind()),
                    subject() + ": " + end.trouble().get().message());
        }
        if (end.outOfMemory()) {
            throw new TaskException("Docker.OutOfMemory", outOfMemory());
        }
        if (end.exitCode() != 0) {
            throw failure();
        }
        Optional<JsonData> file = outputFile();
        if (file.isPresent()) {
            return file.get();
        }
        Optional<JsonData> document = end.output().lastDocument(false);
        if (document.isEmpty() && end.output().mayEndWithTooLargeDocument()) {
            throw invalid("Its standard output" + TOO_LARGE);
        }
        return document.orElse(JsonData.EMPTY_OBJECT);
    }

    /** A blank file counts as none: some programs touch it first. */
    private Optional<JsonData> outputFile() throws TaskException {
        Optional<String> text = outputText();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonData> data = JsonData.parse(text.get());
        if (data.isEmpty()) {
            boolean cut = end.outputFile().orElseThrow().length >= Exchange.MOST_OUTPUT;
            throw invalid(
                    cut
                            ? "The file of LOVELESS_OUTPUT_FILE" + TOO_LARGE
                            : "The file of LOVELESS_OUTPUT_FILE is no JSON: "
                                    + JsonData.fault(text.get()).orElse(""));
        }
        return data;
    }

    private Optional<String> outputText() {
        return end.outputFile()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .filter(text -> !text.isEmpty());
    }

    private TaskException invalid(String what) {
        return new TaskException("Docker.InvalidOutput", subject() + ": " + what);
    }

    private TaskException failure() {
        Optional<JsonNode> document = outputText()
                .flatMap(JsonData::parse)
                .map(JsonData::tree)
                .filter(ContainerImageResult::isError)
                .or(() -> document(false))
                .or(() -> document(true));
        if (document.isEmpty()) {
            return new TaskException("Docker.ExitCode." + end.exitCode(), cause());
        }
        JsonNode cause = document.get().get("Cause");
        return new TaskException(
                document.get().get("Error").textValue(),
                cause == null || cause.isNull() ? cause() : cause.isTextual() ? cause.textValue() : cause.toString());
    }

    private Optional<JsonNode> document(boolean standardError) {
        return end.output().lastDocument(standardError).map(JsonData::tree).filter(ContainerImageResult::isError);
    }

    private static boolean isError(JsonNode document) {
        return document.path("Error").isTextual()
                && !document.path("Error").textValue().isBlank();
    }

    private String cause() {
        String ending = subject() + " ended with " + ExitCodes.described(end.exitCode()) + ".";
        String words = end.output().lastWords();
        return words.isEmpty() ? ending : ending + " " + words;
    }

    private String outOfMemory() {
        String limit = component.resources().memoryMegabytes().isPresent()
                ? "its memory limit of "
                        + component.resources().memoryMegabytes().getAsInt() + " MB"
                : "lack of memory";
        return subject() + " was killed for " + limit + ". Give job '" + component.name() + "' more memory.";
    }

    private String subject() {
        boolean isItsImage = component.source() instanceof Source.Image image
                && image.reference().equals(component.name());
        return "'" + component.name() + "'"
                + (isItsImage ? "" : " (" + component.source().description() + ")");
    }

    private static String error(Kind kind) {
        return switch (kind) {
            case UNAVAILABLE -> "Docker.EngineUnavailable";
            case NO_IMAGE -> "Docker.ImageNotFound";
            case NO_GPU -> "Docker.NoGpu";
            case NOT_STARTED -> "Docker.NotStarted";
            case REFUSED -> "Docker.Refused";
        };
    }
}
