package dev.loveless.cli.validate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.display.Tally;
import dev.loveless.cli.io.JsonText;
import java.io.PrintWriter;

/** The findings by file as one JSON object. Its shape is described in docs/validate.md. */
final class JsonReport implements Report {
    @Override
    public void print(Validation validation, PrintWriter out, PrintWriter err) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Tally tally = validation.tally();
        json.put("errors", tally.errors()).put("warnings", tally.warnings());
        ArrayNode files = json.putArray("files");
        validation.files().forEach(file -> add(file, files.addObject()));
        ArrayNode unreadable = json.putArray("unreadable");
        validation
                .unreadable()
                .forEach(file -> unreadable
                        .addObject()
                        .put("file", file.file())
                        .put("reason", file.reason())
                        .put("remedy", file.remedy()));
        JsonText.print(json, out);
    }

    private static void add(CheckedFile file, ObjectNode json) {
        json.put("file", file.text().name()).put("result", file.isValid() ? "OK" : "FAIL");
        ArrayNode diagnostics = json.putArray("diagnostics");
        file.diagnostics().forEach(diagnostic -> add(diagnostic, diagnostics.addObject()));
    }

    private static void add(Diagnostic diagnostic, ObjectNode json) {
        json.put("severity", diagnostic.severity().name())
                .put("code", diagnostic.code().code())
                .put("lint", diagnostic.code() instanceof LintCode)
                .put("message", diagnostic.message());
        diagnostic.location().ifPresent(location -> json.put("location", location));
        json.put("line", diagnostic.position().line())
                .put("column", diagnostic.position().column());
        diagnostic.remedy().ifPresent(remedy -> json.put("remedy", remedy));
    }
}
