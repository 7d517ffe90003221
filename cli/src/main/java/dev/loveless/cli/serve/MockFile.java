package dev.loveless.cli.serve;

import dev.loveless.api.operation.TestCases;
import dev.loveless.cli.application.MockFiles;
import dev.loveless.cli.application.RefusedException;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockConfigurationException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mock configuration that is read again when its file has changed. Thread-safe. */
final class MockFile implements TestCases {
    private final String file;
    private final Path path;
    private @Nullable FileStamp stamp;
    private @Nullable MockConfiguration content;

    MockFile(String file) {
        this.file = file;
        this.path = Path.of(file);
    }

    @Override
    public synchronized Optional<MockConfiguration> read() throws MockConfigurationException {
        FileStamp now = FileStamp.of(path);
        MockConfiguration known = content;
        if (known != null && now.equals(stamp)) {
            return Optional.of(known);
        }
        MockConfiguration read = readNow();
        content = read;
        stamp = now;
        return Optional.of(read);
    }

    private MockConfiguration readNow() throws MockConfigurationException {
        try {
            return MockFiles.read(file, new NamedFiles(InputStream.nullInputStream()));
        } catch (RefusedException e) {
            throw new MockConfigurationException(String.valueOf(e.getMessage()));
        } catch (UnreadableFileException e) {
            throw new MockConfigurationException("cannot read " + e.getMessage());
        }
    }
}
