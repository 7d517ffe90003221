package dev.loveless.cli.validate;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.display.DiagnosticDisplay;
import dev.loveless.asl.display.Style;
import java.io.PrintWriter;

/** The findings with their lines, and a line that counts them. */
final class TextReport implements Report {
    private final Style style;

    TextReport(Style style) {
        this.style = style;
    }

    @Override
    public void print(Validation validation, PrintWriter out, PrintWriter err) {
        for (CheckedFile file : validation.files()) {
            if (!file.diagnostics().isEmpty()) {
                print(file, out);
            }
        }
        out.flush();
        int unreadable = validation.unreadable().size();
        String unread = unreadable == 0
                ? ""
                : "; " + unreadable + (unreadable == 1 ? " file" : " files") + " could not be read";
        err.print(validation.tally().text() + unread + "\n");
    }

    private void print(CheckedFile file, PrintWriter out) {
        DiagnosticDisplay display = new DiagnosticDisplay(file.text(), style);
        for (Diagnostic diagnostic : file.diagnostics()) {
            out.print(display.show(diagnostic));
            out.print('\n');
        }
    }
}
