package dev.loveless.asl.diagnostic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What ValidateStateMachineDefinition answers (Step Functions API). Lints are never part of it.
 *
 * @param diagnostics those asked for, in the order of the checks
 * @param truncated whether there were more of them than were asked for
 */
public record ValidationAnswer(Result result, List<Entry> diagnostics, boolean truncated) {
    /** The most diagnostics an answer holds, and what {@code maxResults} 0 stands for (documented). */
    public static final int MOST_RESULTS = 100;

    /** Whether the definition would be accepted. */
    public enum Result {
        OK,
        FAIL
    }

    /** A diagnostic, as far as the API tells it. */
    public record Entry(Severity severity, String code, String message, Optional<String> location) {
        private ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("severity", severity.name())
                    .put("code", code)
                    .put("message", message);
            location.ifPresent(place -> json.put("location", place));
            return json;
        }
    }

    public ValidationAnswer {
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * The answer that tells of these diagnostics. The result counts all of them, listed or not.
     *
     * @param severity the least grave that is to be listed: {@code ERROR} lists errors only; AWS's default is
     *     {@code ERROR}
     * @param maxResults how many are to be listed at most, 0 to 100; 0, AWS's default, means 100
     * @throws IllegalArgumentException if {@code maxResults} is not from 0 to 100
     */
    public static ValidationAnswer of(List<Diagnostic> diagnostics, Severity severity, int maxResults) {
        if (maxResults < 0 || maxResults > MOST_RESULTS) {
            throw new IllegalArgumentException("maxResults is from 0 to " + MOST_RESULTS + ", not " + maxResults);
        }
        int most = maxResults == 0 ? MOST_RESULTS : maxResults;
        List<Entry> wanted = diagnostics.stream()
                .filter(diagnostic -> diagnostic.code() instanceof AslCode)
                .filter(diagnostic -> diagnostic.isError() || severity == Severity.WARNING)
                .map(ValidationAnswer::entry)
                .toList();
        boolean failed = diagnostics.stream().anyMatch(Diagnostic::isError);
        return new ValidationAnswer(
                failed ? Result.FAIL : Result.OK,
                wanted.subList(0, Math.min(most, wanted.size())),
                wanted.size() > most);
    }

    private static Entry entry(Diagnostic diagnostic) {
        return new Entry(diagnostic.severity(), diagnostic.code().code(), diagnostic.message(), diagnostic.location());
    }

    /** The body of the answer; a location that is not known is left out. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("result", result.name());
        ArrayNode list = json.putArray("diagnostics");
        diagnostics.forEach(diagnostic -> list.add(diagnostic.toJson()));
        return json.put("truncated", truncated);
    }
}
