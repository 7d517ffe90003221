package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.JsonPath;
import dev.loveless.asl.diagnostic.Parsed;
import java.util.Optional;
import java.util.Set;

/**
 * A Path, compiled: {@code $.a}, {@code $$.Execution.Id}, {@code $variable[0]}, with all of JSONPath after the root.
 * Immutable; may be shared by threads.
 */
public final class PathExpression {
    /** More than any path of use; what is longer costs the JSONPath compiler more than it is worth. */
    private static final int LONGEST = 10_000;

    private final String text;
    private final PathRoot root;
    private final int rootLength;
    private final Optional<ReferencePath> reference;
    private final boolean definite;

    private PathExpression(String text, PathPrefix prefix, Optional<ReferencePath> reference, boolean definite) {
        this.text = text;
        this.root = prefix.root();
        this.rootLength = prefix.length();
        this.reference = reference;
        this.definite = definite;
    }

    /** The path that {@code text} spells. */
    public static Parsed<PathExpression> parse(String text) {
        return PathPrefix.of(text)
                .fold(prefix -> parse(text, prefix), failure -> Parsed.failure(failure.reason(), failure.offset()));
    }

    private static Parsed<PathExpression> parse(String text, PathPrefix prefix) {
        Parsed<ReferencePath> reference = ReferencePath.parse(text);
        if (reference instanceof Parsed.Success<ReferencePath> plain) {
            return Parsed.success(new PathExpression(text, prefix, Optional.of(plain.value()), true));
        }
        if (text.length() > LONGEST || Nesting.isDeep(text)) {
            return Parsed.failure("The path is too long or too deeply nested.", -1);
        }
        try {
            JsonPath compiled = JsonPath.compile("$" + text.substring(prefix.length()));
            return Parsed.success(new PathExpression(text, prefix, Optional.empty(), compiled.isDefinite()));
        } catch (StackOverflowError e) {
            // The compiler overflows on some hostile paths (its issue 892).
            return Parsed.outOfStack();
        } catch (RuntimeException e) {
            // The compiler throws exceptions of many kinds.
            return Parsed.failure("No valid JSONPath: " + e.getMessage(), -1);
        }
    }

    /** As written. */
    public String text() {
        return text;
    }

    public PathRoot root() {
        return root;
    }

    /** Whether the path can lead to one place only; if not, it gives an array of all places. */
    public boolean isDefinite() {
        return definite;
    }

    /** The same path as a Reference Path, if it is made of members and indices only. */
    public Optional<ReferencePath> reference() {
        return reference;
    }

    /**
     * Follows the path through a document. Bounded in steps and depth: a path that takes too many leads nowhere.
     *
     * @param document what the path's root stands for
     */
    public PathResult read(JsonNode document) {
        return reference
                .map(plain -> plain.read(document))
                .orElseGet(() -> LibraryRead.of("$" + text.substring(rootLength), document));
    }

    /** The workflow variable the path starts from, if it does. */
    public Set<String> variables() {
        return root instanceof PathRoot.Variable variable ? Set.of(variable.name()) : Set.of();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathExpression path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
