package dev.loveless.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import org.jspecify.annotations.Nullable;

/** Follows a path of any kind through a document, with the JSONPath library. */
final class LibraryRead {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How the library begins to say that a step does not fit what is there; AWS takes it for no miss (measured). */
    private static final String WRONG_KIND = "Filter: ";

    private LibraryRead() {}

    /**
     * What the path leads to.
     *
     * @param path from {@code $} on. It is compiled for each read: the library's compiled paths remember things of the
     *     documents they were used on, so that they can be neither shared by threads nor used again
     */
    static PathResult of(String path, JsonNode document) {
        ReadBudget budget = new ReadBudget();
        BoundedProvider provider = new BoundedProvider(budget);
        Configuration configuration = Configuration.builder()
                .jsonProvider(provider)
                .mappingProvider(new BoundedMapping(budget))
                .build();
        try {
            JsonPath compiled = JsonPath.compile(path);
            FilterRegexes.bound(compiled, budget);
            return read(compiled, document, configuration);
        } catch (ReadBudget.Spent e) {
            return new PathResult.Missing("The path takes too many steps.");
        } catch (StackOverflowError e) {
            return new PathResult.Missing("The input is too deeply nested for the path.");
        } catch (RuntimeException e) {
            // Next to its own exceptions the library lets pass those of casts and conversions.
            return new PathResult.Missing(BoundedProvider.named(String.valueOf(e.getMessage())));
        }
    }

    /** Where the way to places of which there can be many is missing, there are none of them (recorded). */
    private static PathResult read(JsonPath path, JsonNode document, Configuration configuration) {
        try {
            return new PathResult.Found(toJson(path.<@Nullable Object>read(document, configuration)));
        } catch (PathNotFoundException e) {
            if (path.isDefinite() || String.valueOf(e.getMessage()).startsWith(WRONG_KIND)) {
                throw e;
            }
            return new PathResult.Found(MAPPER.createArrayNode());
        }
    }

    private static JsonNode toJson(@Nullable Object value) {
        return value instanceof JsonNode json ? json : MAPPER.valueToTree(value);
    }
}
