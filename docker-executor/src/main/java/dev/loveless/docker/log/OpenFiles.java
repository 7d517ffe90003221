package dev.loveless.docker.log;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that are appended to; the most recently used ones are kept open. Not thread-safe. */
final class OpenFiles implements AutoCloseable {
    private static final int MOST_OPEN = 64;

    private final Map<Path, Writer> open = new LinkedHashMap<>(16, 0.75f, true);

    void append(Path file, String line) throws IOException {
        Writer writer = open.get(file);
        if (writer == null) {
            makeRoom();
            Files.createDirectories(file.getParent());
            writer = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            open.put(file, writer);
        }
        writer.write(line + "\n");
    }

    private void makeRoom() throws IOException {
        Iterator<Writer> longestUnused = open.values().iterator();
        while (open.size() >= MOST_OPEN) {
            longestUnused.next().close();
            longestUnused.remove();
        }
    }

    void flush() throws IOException {
        for (Writer writer : open.values()) {
            writer.flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (Writer writer : open.values()) {
            writer.close();
        }
        open.clear();
    }
}
