package dev.loveless.cli.run;

import dev.loveless.cli.io.NamedFiles;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names of state machines and executions, as AWS takes them. */
final class MachineName {
    private static final Pattern ENDINGS = Pattern.compile("(\\.asl)?\\.(json|ya?ml)$");
    /** What AWS takes in no name (documented); surrogates are what all characters from U+10000 are made of. */
    private static final String FORBIDDEN =
            "[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}\\x{FFFE}\\x{FFFF}\\x{D800}-\\x{DFFF}\\x{10000}-\\x{10FFFF}]";

    private static final Pattern FORBIDDEN_CHARACTER = Pattern.compile(FORBIDDEN);
    private static final Pattern ALLOWED = Pattern.compile("(?!.*" + FORBIDDEN + ").{1,80}", Pattern.DOTALL);

    private MachineName() {}

    /** The name of a machine that nothing but its file names: the file's without its endings. */
    static String ofFile(String file) {
        if (file.equals(NamedFiles.STANDARD_INPUT)) {
            return "stdin";
        }
        String name =
                ENDINGS.matcher(String.valueOf(Path.of(file).getFileName())).replaceFirst("");
        String allowed = FORBIDDEN_CHARACTER.matcher(name).replaceAll("-");
        return allowed.isEmpty() ? "machine" : allowed.substring(0, Math.min(80, allowed.length()));
    }

    static boolean isAllowed(String name) {
        return ALLOWED.matcher(name).matches();
    }
}
