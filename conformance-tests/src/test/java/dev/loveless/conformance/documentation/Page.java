package dev.loveless.conformance.documentation;

import dev.loveless.conformance.command.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, in Markdown. */
record Page(Path file, String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    /** A fenced block and the line before it, which says what it is. */
    record Block(String language, String content, String title) {}

    /** All pages of the checkout. */
    static List<Page> all() {
        Path root = Shell.checkout();
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page named(String name) {
        return read(Shell.checkout().resolve(name));
    }

    private static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part under a heading of the second level. */
    Page section(String heading) {
        int start = text.indexOf("\n## " + heading + "\n");
        int end = text.indexOf("\n## ", start + 1);
        return new Page(file, start < 0 ? "" : text.substring(start, end < 0 ? text.length() : end));
    }

    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(block -> new Block(block.group(1), block.group(2), titleBefore(block)))
                .toList();
    }

    private String titleBefore(MatchResult block) {
        String before = text.substring(0, block.start()).stripTrailing();
        return before.substring(before.lastIndexOf('\n') + 1);
    }

    /** Where its links to other files lead. */
    List<Path> linkedFiles() {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1).replaceFirst("#.*", ""))
                .filter(target -> !target.isEmpty() && !target.contains("://"))
                .map(target -> file.resolveSibling(target).normalize())
                .toList();
    }

    @Override
    public String toString() {
        return Shell.checkout().relativize(file).toString();
    }
}
