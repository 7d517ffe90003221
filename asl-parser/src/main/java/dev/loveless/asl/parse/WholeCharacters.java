package dev.loveless.asl.parse;

import java.io.Reader;

/**
 * A text that is never cut between the two halves of a character. The YAML parser reads in pieces, and fails on a piece
 * that it has room for but whose last character's second half it has not.
 */
final class WholeCharacters extends Reader {
    private final String content;
    private int at;

    WholeCharacters(String content) {
        this.content = content;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        int end = Math.min(content.length(), at + length);
        if (end == at) {
            return length == 0 ? 0 : -1;
        }
        boolean cut = end < content.length() && Character.isHighSurrogate(content.charAt(end - 1));
        if (cut && end - at > 1) {
            end--;
        }
        content.getChars(at, end, buffer, offset);
        int read = end - at;
        at = end;
        return read;
    }

    @Override
    public void close() {}
}
