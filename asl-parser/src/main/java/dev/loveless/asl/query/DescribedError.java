package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import java.util.Map;

/** An error that knows all that its text says; the library's own has room for two values. */
final class DescribedError extends JException {
    private static final long serialVersionUID = 1;

    private final transient Map<String, Object> inserts;

    /**
     * An error.
     *
     * @param inserts what is put into the text, by name
     */
    DescribedError(String code, Map<String, Object> inserts) {
        super(code, -1);
        this.inserts = inserts;
    }

    Map<String, Object> inserts() {
        return inserts;
    }
}
