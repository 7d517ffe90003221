package dev.loveless.docker.client;

import com.github.dockerjava.core.GoLangFileMatch;
import com.github.dockerjava.core.exception.GoLangFileMatchException;
import dev.loveless.docker.client.EngineException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a {@code .dockerignore} leaves out of a build: the last pattern that fits counts (documented). */
final class DockerIgnore {
    static final String NAME = ".dockerignore";

    private final List<Pattern> patterns;

    private record Pattern(String text, boolean keeps) {}

    private DockerIgnore(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    static DockerIgnore of(Path context) throws IOException {
        List<Pattern> patterns = new ArrayList<>();
        Path file = context.resolve(NAME);
        if (Files.isRegularFile(file)) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                boolean keeps = line.startsWith("!");
                String text = trimmed(keeps ? line.substring(1).strip() : line);
                if (!text.isEmpty() && !line.startsWith("#")) {
                    check(text, file, i + 1);
                    patterns.add(new Pattern(text, keeps));
                }
            }
        }
        return new DockerIgnore(patterns);
    }

    private static String trimmed(String pattern) {
        return pattern.replaceFirst("^(\\./|/)+", "").replaceFirst("/+$", "");
    }

    private static void check(String pattern, Path file, int line) throws EngineException {
        try {
            GoLangFileMatch.match(pattern, "anything");
        } catch (GoLangFileMatchException e) {
            throw new EngineException(
                    Kind.NO_IMAGE, file + ", line " + line + ": this is no pattern: " + e.getMessage(), e);
        }
    }

    boolean leavesOut(Path relative) {
        boolean out = false;
        for (Pattern pattern : patterns) {
            if (pattern.keeps() == out && GoLangFileMatch.match(pattern.text(), relative.toString())) {
                out = !pattern.keeps();
            }
        }
        return out;
    }

    /** Whether something below a directory that is left out may be kept all the same. */
    boolean hasExceptions() {
        return patterns.stream().anyMatch(Pattern::keeps);
    }
}
