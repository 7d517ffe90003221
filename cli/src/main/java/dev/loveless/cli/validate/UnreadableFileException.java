package dev.loveless.cli.validate;

import java.io.IOException;

/** A file that was named could not be read. */
final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final String reason;
    private final String remedy;

    /**
     * @param file as the user named it
     * @param reason why it could not be read, to be put after its name
     * @param remedy what to do about it, a sentence
     */
    UnreadableFileException(String file, String reason, String remedy) {
        super(file + ": " + reason);
        this.file = file;
        this.reason = reason;
        this.remedy = remedy;
    }

    String file() {
        return file;
    }

    String reason() {
        return reason;
    }

    String remedy() {
        return remedy;
    }
}
