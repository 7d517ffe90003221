package dev.loveless.cli.validate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.DiagnosticCode;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.diagnostic.Severity;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceText;
import dev.loveless.cli.Product;
import dev.loveless.cli.io.JsonText;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The findings as a SARIF 2.1.0 log (OASIS standard) of one run; the rules are the codes that occur in it. */
final class SarifReport implements Report {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String LINT_PAGE = "docs/lints.md";

    @Override
    public void print(Validation validation, PrintWriter out, PrintWriter err) {
        JsonText.print(log(validation), out);
    }

    private static ObjectNode log(Validation validation) {
        ObjectNode log =
                JsonNodeFactory.instance.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", Product.NAME).put("version", Product.version());
        List<DiagnosticCode> rules = rules(validation);
        ArrayNode descriptors = driver.putArray("rules");
        rules.forEach(rule -> describe(rule, descriptors.addObject()));
        run.put("columnKind", "utf16CodeUnits");
        describe(validation.unreadable(), run.putArray("invocations").addObject());
        ArrayNode results = run.putArray("results");
        for (CheckedFile file : validation.files()) {
            for (Diagnostic diagnostic : file.diagnostics()) {
                describe(diagnostic, file.text(), rules.indexOf(diagnostic.code()), results.addObject());
            }
        }
        return log;
    }

    private static List<DiagnosticCode> rules(Validation validation) {
        return validation.files().stream()
                .flatMap(file -> file.diagnostics().stream())
                .map(Diagnostic::code)
                .distinct()
                .toList();
    }

    private static void describe(DiagnosticCode rule, ObjectNode descriptor) {
        descriptor.put("id", rule.code());
        putText(descriptor, "shortDescription", rule.meaning());
        putText(descriptor, "fullDescription", rule.meaning());
        putText(descriptor, "help", help(rule));
        descriptor.putObject("defaultConfiguration").put("level", level(rule.severity()));
    }

    private static String help(DiagnosticCode rule) {
        if (rule instanceof LintCode) {
            return "AWS Step Functions accepts the definition, but it can hardly do what it is meant to. "
                    + "What it means, with wrong and right, is told under " + rule.code() + " in " + LINT_PAGE + ".";
        }
        return rule.severity() == Severity.ERROR
                ? "AWS Step Functions refuses a definition with this fault."
                : "AWS Step Functions accepts the definition and warns of this.";
    }

    private static void describe(List<UnreadableFileException> unreadable, ObjectNode invocation) {
        invocation.put("executionSuccessful", unreadable.isEmpty());
        ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
        for (UnreadableFileException file : unreadable) {
            ObjectNode notification = notifications.addObject().put("level", "error");
            putText(
                    notification,
                    "message",
                    "Cannot read " + file.file() + ": " + file.reason() + ". " + file.remedy());
        }
    }

    private static void describe(Diagnostic diagnostic, SourceText text, int ruleIndex, ObjectNode result) {
        result.put("ruleId", diagnostic.code().code())
                .put("ruleIndex", ruleIndex)
                .put("level", level(diagnostic.severity()));
        putText(result, "message", message(diagnostic));
        ObjectNode location = result.putArray("locations").addObject();
        describe(diagnostic.position(), text.name(), location);
        diagnostic
                .location()
                .ifPresent(place ->
                        location.putArray("logicalLocations").addObject().put("fullyQualifiedName", place));
    }

    /** Standard input is no artifact that anybody could open, so that its place is told in words. */
    private static void describe(Position position, String file, ObjectNode location) {
        if (file.equals(NamedFiles.STANDARD_INPUT_NAME)) {
            putText(
                    location,
                    "message",
                    "Line " + position.line() + ", column " + position.column() + " of standard input.");
            return;
        }
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", ArtifactUri.of(Path.of(file), Path.of("")));
        physical.putObject("region").put("startLine", position.line()).put("startColumn", position.column());
    }

    /** Code hosts show nothing but the message, so the advice goes there too. */
    private static String message(Diagnostic diagnostic) {
        List<String> parts = new ArrayList<>(List.of(diagnostic.message().strip()));
        diagnostic.remedy().ifPresent(parts::add);
        return String.join("\n", parts);
    }

    private static String level(Severity severity) {
        return severity == Severity.ERROR ? "error" : "warning";
    }

    /** In message strings braces stand for placeholders, unless they are doubled (SARIF 2.1.0, 3.11.5). */
    private static void putText(ObjectNode object, String member, String text) {
        object.putObject(member).put("text", text.replace("{", "{{").replace("}", "}}"));
    }
}
