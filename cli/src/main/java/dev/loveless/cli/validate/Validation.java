package dev.loveless.cli.validate;

import dev.loveless.asl.display.Tally;
import dev.loveless.cli.io.UnreadableFileException;
import java.util.List;

/**
 * All that one run of the command found.
 *
 * @param files those that were read, in the order they were named
 * @param unreadable why the others were not
 */
record Validation(List<CheckedFile> files, List<UnreadableFileException> unreadable) {
    Validation {
        files = List.copyOf(files);
        unreadable = List.copyOf(unreadable);
    }

    Tally tally() {
        Tally tally = Tally.NONE;
        for (CheckedFile file : files) {
            tally = tally.withFile(file.diagnostics());
        }
        return tally;
    }
}
