package dev.loveless.asl.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.regex.Pattern;

/** Why a text is no JSON. Stateless. */
public final class JsonFault {
    /** Where a limit was read from, which nobody outside of this program can do anything about. */
    private static final Pattern SOURCE = Pattern.compile("\\((\\d+), from `[^`]*`\\)");

    private JsonFault() {}

    /**
     * The reason, without where it is: the words of the parser, which AWS has as well, though for limits without the
     * names of its settings.
     */
    public static String reason(JsonProcessingException fault) {
        String reason = String.valueOf(fault.getOriginalMessage());
        return fault instanceof StreamConstraintsException
                ? SOURCE.matcher(reason).replaceAll("($1)")
                : reason;
    }
}
