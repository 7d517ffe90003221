package dev.loveless.cli.validate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Files as URI references (RFC 3986), as SARIF names them. */
final class ArtifactUri {
    private static final String UNRESERVED_MARKS = "-._~";

    private ArtifactUri() {}

    /**
     * Relative for a file below the directory, so that it means the same in every copy of the sources; absolute for
     * others.
     */
    static String of(Path file, Path directory) {
        Path base = directory.toAbsolutePath().normalize();
        Path absolute = base.resolve(file).normalize();
        if (!absolute.startsWith(base)) {
            return absolute.toUri().toASCIIString();
        }
        return StreamSupport.stream(base.relativize(absolute).spliterator(), false)
                .map(name -> encoded(name.toString()))
                .collect(Collectors.joining("/"));
    }

    /** A text as one segment of a path, with all encoded that could mean something else there. */
    static String encoded(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : segment.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(unit)) {
                encoded.append((char) unit);
            } else {
                encoded.append(String.format("%%%02X", unit & 0xFF));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte unit) {
        return unit >= 'a' && unit <= 'z'
                || unit >= 'A' && unit <= 'Z'
                || unit >= '0' && unit <= '9'
                || UNRESERVED_MARKS.indexOf(unit) >= 0;
    }
}
