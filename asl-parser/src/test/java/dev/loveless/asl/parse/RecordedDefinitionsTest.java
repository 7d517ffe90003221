package dev.loveless.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateTree;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Definitions that AWS was recorded to run: each builds, and whatever was written is in the syntax tree. */
class RecordedDefinitionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> loseNothing() throws IOException {
        Map<String, String> definitions = RecordedCases.definitions();
        assumeThat(definitions).as("recorded cases beside the checkout").isNotEmpty();
        return definitions.entrySet().stream()
                .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> losesNothing(it.getValue())));
    }

    private static void losesNothing(String definition) throws IOException {
        StateMachine machine = Definitions.machine(definition);

        JsonNode json = JSON.readTree(definition);
        assertThat(ModelLeaves.of(machine)).containsAll(leaves(json));
        Map<String, JsonNode> written = new TreeMap<>();
        collectStates(json, written);
        assertThat(StateTree.states(machine))
                .extracting(State::name)
                .containsExactlyInAnyOrderElementsOf(written.keySet());
        written.forEach((name, state) ->
                assertThat(ModelLeaves.of(named(name, machine))).as(name).containsAll(leaves(state)));
    }

    private static State named(String name, StateMachine machine) {
        return StateTree.states(machine).stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The texts, numbers and booleans written in an object, without those in {@code States} inside it. */
    private static Set<String> leaves(JsonNode json) {
        Set<String> leaves = new TreeSet<>();
        collectLeaves(json, leaves);
        return leaves;
    }

    private static void collectLeaves(JsonNode json, Set<String> leaves) {
        if (!json.isContainerNode()) {
            leaves.add(ModelLeaves.leaf(json));
        }
        json.forEach(element -> {
            if (json.isArray()) {
                collectLeaves(element, leaves);
            }
        });
        json.fields().forEachRemaining(field -> {
            boolean notHeld = field.getKey().equals("States")
                    || field.getValue().isNull()
                    || field.getKey().equals("End") && !field.getValue().asBoolean();
            if (!notHeld) {
                collectLeaves(field.getValue(), leaves);
            }
        });
    }

    private static void collectStates(JsonNode group, Map<String, JsonNode> states) {
        group.path("States").fields().forEachRemaining(field -> {
            states.put(field.getKey(), field.getValue());
            collectStates(field.getValue().path("ItemProcessor"), states);
            collectStates(field.getValue().path("Iterator"), states);
            field.getValue().path("Branches").forEach(branch -> collectStates(branch, states));
        });
    }
}
