package dev.loveless.asl.parse;

import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceLines;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where a mark of the YAML parser stands. Marks count characters; positions count UTF-16 code units. Marks come nearly
 * in the order of the text, so that finding them costs one pass.
 */
final class YamlPositions {
    private final String content;
    private final SourceLines lines;
    private int character;
    private int offset;

    YamlPositions(String content) {
        this.content = content;
        this.lines = new SourceLines(content);
    }

    Position of(Mark mark) {
        return lines.position(offset(mark.getIndex()));
    }

    /** The code unit at which a character begins. */
    private int offset(int wanted) {
        while (character > wanted && offset > 0) {
            offset -= Character.charCount(content.codePointBefore(offset));
            character--;
        }
        while (character < wanted && offset < content.length()) {
            offset += Character.charCount(content.codePointAt(offset));
            character++;
        }
        return offset;
    }
}
