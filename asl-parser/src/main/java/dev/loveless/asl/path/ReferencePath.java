package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.diagnostic.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path that names exactly one place: only members and indices. A backslash takes the meaning from the character after
 * it: {@code $.store\\.book} is the member {@code store.book} (States Language); inside quotes only from quotes and
 * from backslashes.
 *
 * @param text as written
 */
public record ReferencePath(String text, PathRoot root, List<PathStep> steps) {
    public ReferencePath {
        steps = List.copyOf(steps);
    }

    /** The Reference Path that {@code text} spells. */
    public static Parsed<ReferencePath> parse(String text) {
        return PathPrefix.of(text)
                .fold(
                        prefix -> new Reader(text, prefix).read(),
                        failure -> Parsed.failure(failure.reason(), failure.offset()));
    }

    /** Follows the path through a document. */
    PathResult read(JsonNode document) {
        return ReferenceRead.of(this, document);
    }

    /**
     * The document with a value in this place (ResultPath). Objects that are missing on the way are made; an index must
     * name an element that is there.
     *
     * @param document not changed; shared with the result where they are equal
     * @return empty where the path does not fit the document: {@code States.ResultPathMatchFailure}
     */
    public Optional<JsonNode> put(JsonNode document, JsonNode value) {
        return ReferencePut.put(steps, document, value);
    }

    /** Reads the steps from left to right. */
    private static final class Reader {
        /** What ends a member's name, or gives it another meaning, unless a backslash stands before it. */
        private static final String SPECIAL = ".[]()*?@,:'\"$ \t\r\n=<>!&|{}";

        private final String text;
        private final PathPrefix prefix;
        private final List<PathStep> steps = new ArrayList<>();
        private int at;

        private Reader(String text, PathPrefix prefix) {
            this.text = text;
            this.prefix = prefix;
            this.at = prefix.length();
        }

        private Parsed<ReferencePath> read() {
            while (at < text.length()) {
                boolean read = text.charAt(at) == '.' ? readName() : text.charAt(at) == '[' && readBracket();
                if (!read) {
                    return Parsed.failure("Only members and indices can be named here.", at);
                }
            }
            return Parsed.success(new ReferencePath(text, prefix.root(), steps));
        }

        private boolean readName() {
            at++;
            StringBuilder name = new StringBuilder();
            while (at < text.length() && (text.charAt(at) == '\\' || SPECIAL.indexOf(text.charAt(at)) < 0)) {
                if (!readCharacter(name)) {
                    return false;
                }
            }
            return addField(name);
        }

        private boolean readBracket() {
            at++;
            if (at >= text.length()) {
                return false;
            }
            char first = text.charAt(at);
            return first == '\'' || first == '"' ? readQuoted(first) : readIndex();
        }

        private boolean readQuoted(char quote) {
            at++;
            StringBuilder name = new StringBuilder();
            while (at < text.length() && text.charAt(at) != quote) {
                boolean escape = text.charAt(at) == '\\' && at + 1 < text.length() && isEscapedIn(quote);
                at += escape ? 1 : 0;
                name.append(text.charAt(at));
                at++;
            }
            at++;
            return addField(name) && readEnd();
        }

        /** Inside quotes a backslash is one, unless before the quote or another backslash (recorded). */
        private boolean isEscapedIn(char quote) {
            return text.charAt(at + 1) == quote || text.charAt(at + 1) == '\\';
        }

        private boolean readIndex() {
            int start = at;
            if (at < text.length() && text.charAt(at) == '-') {
                at++;
            }
            while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && text.charAt(at) < 128) {
                at++;
            }
            try {
                steps.add(new PathStep.Index(Integer.parseInt(text.substring(start, at))));
            } catch (NumberFormatException e) {
                return false;
            }
            return readEnd();
        }

        private boolean readCharacter(StringBuilder name) {
            if (text.charAt(at) == '\\') {
                at++;
                if (at >= text.length()) {
                    return false;
                }
            }
            name.append(text.charAt(at));
            at++;
            return true;
        }

        private boolean addField(StringBuilder name) {
            steps.add(new PathStep.Field(name.toString()));
            return name.length() > 0;
        }

        private boolean readEnd() {
            boolean closed = at < text.length() && text.charAt(at) == ']';
            at++;
            return closed;
        }
    }
}
