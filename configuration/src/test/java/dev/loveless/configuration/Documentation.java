package dev.loveless.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the documentation that are made from the code. */
final class Documentation {
    /** {@code -Dloveless.rewrite=true} writes them anew; without, they are compared only. */
    private static final boolean REWRITES = Boolean.getBoolean("loveless.rewrite");

    private Documentation() {}

    /** What stands in the file, after it has been written anew if that is wanted. */
    static String upToDate(Path file, String generated) throws IOException {
        if (REWRITES) {
            Files.writeString(file, generated);
        }
        return Files.readString(file);
    }
}
