package dev.loveless.asl.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFoldTest {
    private static final Location HERE = Location.root(Position.START);

    @Test
    void visitsPartsBeforeTheWholeAndInOrder() {
        SourceNode node = object("a", array(scalar(1), array(), object()), "b", scalar(2));

        assertThat(new Shape().apply(node)).isEqualTo("{a=[1 [] {}] b=2}");
        assertThat(new Shape().apply(scalar(3))).isEqualTo("3");
    }

    @Test
    void givesJsonBack() {
        SourceNode node = object("z", array(scalar(1), object()), "a", scalar(2));

        assertThat(node.json()).hasToString("{\"z\":[1,{}],\"a\":2}");
    }

    @Test
    void needsNoStackForDepth() {
        SourceNode node = scalar(7);
        for (int i = 0; i < 100_000; i++) {
            node = i % 2 == 0 ? array(node) : object("a", node);
        }

        JsonNode json = node.json();
        int depth = 0;
        for (; json.isContainerNode(); depth++) {
            json = json.iterator().next();
        }
        assertThat(depth).isEqualTo(100_000);
        assertThat(json.intValue()).isEqualTo(7);
    }

    private static SourceNode scalar(int value) {
        return new SourceScalar(HERE, IntNode.valueOf(value));
    }

    private static SourceNode array(SourceNode... elements) {
        return new SourceArray(HERE, List.of(elements));
    }

    private static SourceNode object() {
        return new SourceObject(HERE, List.of());
    }

    private static SourceNode object(String name, SourceNode value) {
        return new SourceObject(HERE, List.of(new SourceMember(name, Position.START, value)));
    }

    private static SourceNode object(String name, SourceNode value, String otherName, SourceNode otherValue) {
        return new SourceObject(
                HERE,
                List.of(
                        new SourceMember(name, Position.START, value),
                        new SourceMember(otherName, Position.START, otherValue)));
    }

    private static final class Shape extends SourceFold<String> {
        @Override
        protected String ofScalar(SourceScalar scalar) {
            return scalar.json().toString();
        }

        @Override
        protected String ofObject(SourceObject object, List<String> values) {
            StringBuilder text = new StringBuilder();
            int i = 0;
            for (SourceMember member : object.members()) {
                text.append(i == 0 ? "" : " ").append(member.name()).append('=').append(values.get(i++));
            }
            return "{" + text + "}";
        }

        @Override
        protected String ofArray(SourceArray array, List<String> elements) {
            return "[" + String.join(" ", elements) + "]";
        }
    }
}
