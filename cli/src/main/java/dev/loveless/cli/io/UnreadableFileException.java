package dev.loveless.cli.io;

import java.io.IOException;

/** A file that was named could not be read. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final String reason;
    private final String remedy;

    /**
     * @param file as the user named it
     * @param reason why it could not be read, to be put after its name
     * @param remedy what to do about it, a sentence
     */
    public UnreadableFileException(String file, String reason, String remedy) {
        super(file + ": " + reason);
        this.file = file;
        this.reason = reason;
        this.remedy = remedy;
    }

    public String file() {
        return file;
    }

    public String reason() {
        return reason;
    }

    /** What to do about it, a sentence. */
    public String remedy() {
        return remedy;
    }
}
