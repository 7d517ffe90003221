package dev.loveless.junit.coverage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.junit.coverage.model.GroupCoverage;
import dev.loveless.junit.coverage.model.MachineCoverage;
import dev.loveless.junit.coverage.model.Measure;
import dev.loveless.junit.coverage.model.RetrierCoverage;
import dev.loveless.junit.coverage.model.RunCoverage;
import dev.loveless.junit.coverage.model.StateCoverage;
import dev.loveless.junit.coverage.model.Tally;
import dev.loveless.junit.coverage.model.WayCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Coverage as JSON, in the format that docs/coverage.md describes. Stateless. */
public final class CoverageJson {
    /** The version of the format; members may be added without a new one. */
    public static final int FORMAT = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CoverageJson() {}

    public static JsonNode write(RunCoverage coverage) {
        ObjectNode root = NODES.objectNode();
        root.put("format", FORMAT);
        putTallies(root, coverage::tally);
        ArrayNode machines = root.putArray("machines");
        coverage.machines().forEach(machine -> machines.add(machine(machine)));
        return root;
    }

    private static ObjectNode machine(MachineCoverage machine) {
        ObjectNode node = NODES.objectNode();
        node.put("name", machine.name());
        node.put("definition", machine.definition());
        machine.source().ifPresent(source -> node.put("source", source));
        node.put("executions", machine.states().begun());
        putTallies(node, machine::tally);
        putStates(node, machine.states());
        return node;
    }

    private static void putTallies(ObjectNode node, Function<Measure, Tally> tallies) {
        ObjectNode summary = node.putObject("summary");
        for (Measure measure : Measure.values()) {
            Tally tally = tallies.apply(measure);
            summary.putObject(measure.key()).put("covered", tally.covered()).put("total", tally.total());
        }
    }

    private static void putStates(ObjectNode node, GroupCoverage group) {
        node.put("line", group.line());
        node.put("startAt", group.startAt());
        ArrayNode states = node.putArray("states");
        group.states().forEach(state -> states.add(state(state)));
    }

    private static ObjectNode state(StateCoverage state) {
        ObjectNode node = NODES.objectNode();
        node.put("name", state.name());
        node.put("type", state.type());
        node.put("line", state.line());
        node.put("entered", state.entered());
        ArrayNode ways = node.putArray("ways");
        state.ways().forEach(way -> ways.add(way(way)));
        ArrayNode retriers = node.putArray("retriers");
        state.retriers().forEach(retrier -> retriers.add(retrier(retrier)));
        ArrayNode groups = node.putArray("groups");
        for (GroupCoverage group : state.groups()) {
            ObjectNode inner = groups.addObject();
            inner.put("field", group.field());
            inner.put("begun", group.begun());
            putStates(inner, group);
        }
        return node;
    }

    private static ObjectNode way(WayCoverage way) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", way.kind().key());
        node.put("index", way.index());
        way.target().ifPresent(target -> node.put("target", target));
        node.put("detail", way.detail());
        node.put("line", way.line());
        node.put("taken", way.taken());
        return node;
    }

    private static ObjectNode retrier(RetrierCoverage retrier) {
        ObjectNode node = NODES.objectNode();
        node.put("index", retrier.index());
        ArrayNode errors = node.putArray("errors");
        retrier.errors().forEach(errors::add);
        node.put("line", retrier.line());
        node.put("matched", retrier.matched());
        node.put("exhausted", retrier.exhausted());
        return node;
    }

    /**
     * What was written.
     *
     * @throws IllegalArgumentException if it is of another format
     */
    public static RunCoverage read(JsonNode root) {
        if (root.path("format").asInt() != FORMAT) {
            throw new IllegalArgumentException("This is no coverage of format " + FORMAT + ".");
        }
        return new RunCoverage(list(root.path("machines"), CoverageJson::readMachine));
    }

    private static MachineCoverage readMachine(JsonNode node) {
        return new MachineCoverage(
                text(node, "name"),
                text(node, "definition"),
                optionalText(node, "source"),
                readStates(node, "", number(node, "executions")));
    }

    private static GroupCoverage readStates(JsonNode node, String field, long begun) {
        return new GroupCoverage(
                field,
                (int) number(node, "line"),
                begun,
                text(node, "startAt"),
                list(node.path("states"), CoverageJson::readState));
    }

    private static StateCoverage readState(JsonNode node) {
        return new StateCoverage(
                text(node, "name"),
                text(node, "type"),
                (int) number(node, "line"),
                number(node, "entered"),
                list(node.path("ways"), CoverageJson::readWay),
                list(node.path("retriers"), CoverageJson::readRetrier),
                list(node.path("groups"), group -> readStates(group, text(group, "field"), number(group, "begun"))));
    }

    private static WayCoverage readWay(JsonNode node) {
        return new WayCoverage(
                WayCoverage.Kind.valueOf(text(node, "kind").toUpperCase(Locale.ROOT)),
                (int) number(node, "index"),
                optionalText(node, "target"),
                text(node, "detail"),
                (int) number(node, "line"),
                number(node, "taken"));
    }

    private static RetrierCoverage readRetrier(JsonNode node) {
        return new RetrierCoverage(
                (int) number(node, "index"),
                list(node.path("errors"), JsonNode::asText),
                (int) number(node, "line"),
                number(node, "matched"),
                number(node, "exhausted"));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        array.forEach(node -> values.add(read.apply(node)));
        return values;
    }

    private static String text(JsonNode node, String member) {
        return optionalText(node, member)
                .orElseThrow(() -> new IllegalArgumentException("This coverage has no \"" + member + "\"."));
    }

    private static Optional<String> optionalText(JsonNode node, String member) {
        return Optional.ofNullable(node.get(member)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static long number(JsonNode node, String member) {
        return node.path(member).asLong();
    }
}
