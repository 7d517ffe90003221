package dev.loveless.conformance.abuse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A request that has all members that the action knows.
 *
 * @param body with the JSON texts in it as trees, so that what is in them can be changed as well
 */
record ValidRequest(String action, ObjectNode body) {
    /** Writes deeper trees than any program of good will. */
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build());

    private static final Set<String> TEXTS = Set.of("definition", "input", "output", "variables", "context");

    /** At least one for each action, in an order in which they can be met. */
    static List<ValidRequest> all() throws IOException {
        List<ValidRequest> all = new ArrayList<>();
        try (InputStream file =
                Objects.requireNonNull(ValidRequest.class.getResourceAsStream("/abuse/requests.json"))) {
            for (JsonNode request : MAPPER.readTree(file)) {
                all.add(new ValidRequest(request.path("action").asText(), (ObjectNode) request.path("body")));
            }
        }
        return all;
    }

    /** The body as it is sent, with JSON texts as texts. */
    static byte[] asSent(ObjectNode body) throws IOException {
        ObjectNode sent = body.deepCopy();
        for (String name : TEXTS) {
            JsonNode tree = sent.get(name);
            if (tree != null && tree.isObject()) {
                sent.put(name, MAPPER.writeValueAsString(tree));
            }
        }
        return MAPPER.writeValueAsBytes(sent);
    }
}
