package dev.loveless.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceDocument;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceText;
import dev.loveless.asl.validate.DefinitionValidator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever the validator finds no error in, the builder takes: tried on recorded definitions with changes made to them.
 */
class AcceptedDefinitionsBuildTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEFINITIONS = Integer.getInteger("loveless.fuzz.definitions", 5000);
    private static final long SEED = 20_260_314;

    private final Random random = new Random(SEED);
    private final List<ObjectNode> originals = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<JsonNode> values = new ArrayList<>();

    @Test
    void buildsWhatTheValidatorAccepts() throws IOException {
        for (String definition : RecordedCases.definitions().values()) {
            originals.add((ObjectNode) JSON.readTree(definition));
        }
        assumeThat(originals).as("recorded cases beside the checkout").isNotEmpty();
        gatherVocabulary();

        int accepted = 0;
        for (int i = 0; i < DEFINITIONS; i++) {
            ObjectNode definition =
                    originals.get(random.nextInt(originals.size())).deepCopy();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                change(definition);
            }
            SourceObject source = Definitions.source(definition.toString());
            if (DefinitionValidator.validate(
                            new SourceDocument(new SourceText("", ""), source), StateMachineType.STANDARD)
                    .stream()
                    .noneMatch(Diagnostic::isError)) {
                accepted++;
                assertThat(StateMachineBuilder.build(source).startAt())
                        .as(definition.toString())
                        .isEqualTo(definition.path("StartAt").textValue());
            }
        }
        assertThat(accepted).as("changed definitions that are still valid").isGreaterThan(DEFINITIONS / 50);
    }

    private void gatherVocabulary() {
        TreeSet<String> known = new TreeSet<>();
        originals.forEach(definition -> gather(definition, known));
        names.addAll(known);
        for (String value :
                List.of("null", "true", "false", "0", "1.5", "-1", "\"\"", "[]", "{}", "\"$.a\"", "\"{% 1 %}\"")) {
            try {
                values.add(JSON.readTree(value));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void gather(JsonNode node, TreeSet<String> known) {
        node.fieldNames().forEachRemaining(known::add);
        node.forEach(child -> {
            if (values.size() < 2000) {
                values.add(child);
            }
            gather(child, known);
        });
    }

    private void change(ObjectNode definition) {
        List<JsonNode> containers = new ArrayList<>();
        containers(definition, containers);
        JsonNode target = containers.get(random.nextInt(containers.size()));
        JsonNode value = values.get(random.nextInt(values.size())).deepCopy();
        if (target instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), value);
            return;
        }
        ObjectNode object = (ObjectNode) target;
        String name =
                object.isEmpty() || random.nextInt(3) == 0 ? names.get(random.nextInt(names.size())) : nameIn(object);
        if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }

    private String nameIn(ObjectNode object) {
        Iterator<String> members = object.fieldNames();
        for (int skip = random.nextInt(object.size()); skip > 0; skip--) {
            members.next();
        }
        return members.next();
    }

    private static void containers(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode()) {
            found.add(node);
            node.forEach(child -> containers(child, found));
        }
    }
}
