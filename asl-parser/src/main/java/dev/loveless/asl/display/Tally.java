package dev.loveless.asl.display;

import dev.loveless.asl.diagnostic.Diagnostic;
import java.util.List;

/** How many errors and warnings there are in how many files. */
public record Tally(int errors, int warnings, int files) {
    /** The tally of no file. */
    public static final Tally NONE = new Tally(0, 0, 0);

    /** This tally and one file more. */
    public Tally withFile(List<Diagnostic> diagnostics) {
        int more = (int) diagnostics.stream().filter(Diagnostic::isError).count();
        return new Tally(errors + more, warnings + diagnostics.size() - more, files + 1);
    }

    /** In words: {@code 2 errors, 1 warning in 3 files}. */
    public String text() {
        String where = " in " + count(files, "file");
        if (errors == 0 && warnings == 0) {
            return "no errors, no warnings" + where;
        }
        return count(errors, "error") + ", " + count(warnings, "warning") + where;
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
