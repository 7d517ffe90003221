package dev.loveless.cli.application;

import dev.loveless.asl.display.Glyphs;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.cli.io.NamedFiles;
import dev.loveless.cli.io.UnreadableFileException;
import dev.loveless.engine.task.MockConfiguration;
import dev.loveless.engine.task.MockConfigurationException;
import dev.loveless.engine.task.MockConfigurationReader;

/** Reads mock configurations in the format of Step Functions Local. */
public final class MockFiles {
    private MockFiles() {}

    /** @throws RefusedException if the file holds no mock configuration */
    public static MockConfiguration read(String file, NamedFiles files)
            throws RefusedException, UnreadableFileException {
        SourceReader.Decoded decoded = SourceReader.decode(NamedFiles.nameOf(file), files.read(file));
        if (decoded.fault().isPresent()) {
            throw new RefusedException(
                    Glyphs.shown(file) + ": " + decoded.fault().get().message() + ".");
        }
        try {
            return MockConfigurationReader.read(
                    NamedFiles.nameOf(file), decoded.text().content());
        } catch (MockConfigurationException e) {
            throw new RefusedException(Glyphs.shown(String.valueOf(e.getMessage())));
        }
    }
}
