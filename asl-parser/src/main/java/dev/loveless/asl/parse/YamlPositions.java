package dev.loveless.asl.parse;

import dev.loveless.asl.source.Position;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where a mark of the YAML parser stands. Marks count lines and columns from 0 and in characters; positions count from
 * 1 and in UTF-16 code units. Marks come nearly in the order of the text, so that finding them costs one pass.
 */
final class YamlPositions {
    private final Cursor marked;
    private final Cursor lineStart;

    YamlPositions(String content) {
        marked = new Cursor(content);
        lineStart = new Cursor(content);
    }

    Position of(Mark mark) {
        int column = marked.offset(mark.getIndex()) - lineStart.offset(mark.getIndex() - mark.getColumn());
        return new Position(mark.getLine() + 1, column + 1);
    }

    /** Knows the code unit at which the last character asked for begins. */
    private static final class Cursor {
        private final String content;
        private int character;
        private int offset;

        private Cursor(String content) {
            this.content = content;
        }

        private int offset(int wanted) {
            if (wanted < character) {
                character = 0;
                offset = 0;
            }
            while (character < wanted && offset < content.length()) {
                offset += Character.charCount(content.codePointAt(offset));
                character++;
            }
            return offset;
        }
    }
}
