package dev.loveless.benchmarks.server;

import java.nio.charset.StandardCharsets;

/**
 * An answer of the server, valid until the next one comes by the same connection.
 *
 * @param bytes that hold the body, and maybe more
 * @param from where the body begins
 * @param to where it ends
 */
record Answer(int status, byte[] bytes, int from, int to) {
    private static final int MET = 200;

    /** The text that follows this one in the body, up to the next quotation mark that no backslash precedes. */
    String textAfter(String lead) {
        int begin = find(lead);
        if (begin < 0) {
            throw new WrongAnswerException("There is no " + lead + " in: " + this);
        }
        int end = begin + lead.length();
        int first = end;
        while (end < to && (bytes[end] != '"' || bytes[end - 1] == '\\')) {
            end++;
        }
        return new String(bytes, first, end - first, StandardCharsets.UTF_8);
    }

    boolean contains(String part) {
        return find(part) >= 0;
    }

    /** Fails unless the call was met and the body contains all of these. */
    void check(String... parts) {
        if (status != MET) {
            throw new WrongAnswerException("Refused: " + this);
        }
        for (String part : parts) {
            if (!contains(part)) {
                throw new WrongAnswerException("Instead of " + part + " there came: " + this);
            }
        }
    }

    private int find(String part) {
        int length = part.length();
        for (int at = from; at + length <= to; at++) {
            int same = 0;
            while (same < length && bytes[at + same] == part.charAt(same)) {
                same++;
            }
            if (same == length) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return status + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
