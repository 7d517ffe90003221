package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Fills templates. Their depth is bounded by that of definitions. */
final class Templates {
    private Templates() {}

    /** A JSONata field: its members keep the order in which they are written (recorded). */
    static JsonNode fill(Template template, Function<Template.Computed, JsonNode> evaluate) {
        return fill(template, UnaryOperator.identity(), evaluate);
    }

    /** A payload template: see {@link #evaluatedLast}. */
    static JsonNode fillPayload(Template template, Function<Template.Computed, JsonNode> evaluate) {
        return fill(template, Templates::evaluatedLast, evaluate);
    }

    private static JsonNode fill(
            Template template,
            UnaryOperator<List<Template.Member>> order,
            Function<Template.Computed, JsonNode> evaluate) {
        return template.fold(
                Template.Literal::value,
                object -> {
                    ObjectNode filled = JsonNodeFactory.instance.objectNode();
                    order.apply(object.members())
                            .forEach(member -> filled.set(member.name(), fill(member.value(), order, evaluate)));
                    return filled;
                },
                array -> {
                    ArrayNode filled =
                            JsonNodeFactory.instance.arrayNode(array.elements().size());
                    array.elements().forEach(element -> filled.add(fill(element, order, evaluate)));
                    return filled;
                },
                evaluate::apply);
    }

    /**
     * Members in the order in which AWS writes those of payload templates (recorded, 45 templates): first those that
     * are there as they are, as written; then those named {@code x.$}, in the order of a hash table of their names,
     * whose hashes Java specifies.
     */
    private static List<Template.Member> evaluatedLast(List<Template.Member> members) {
        List<Template.Member> ordered = new ArrayList<>(members.size());
        Map<String, Template.Member> evaluated = new HashMap<>();
        for (Template.Member member : members) {
            if (member.value() instanceof Template.Computed) {
                evaluated.put(member.name(), member);
            } else {
                ordered.add(member);
            }
        }
        ordered.addAll(evaluated.values());
        return ordered;
    }
}
