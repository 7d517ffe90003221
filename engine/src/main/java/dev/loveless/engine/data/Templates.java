package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.model.Template;
import java.util.function.Function;

/** Fills templates. Their depth is bounded by that of definitions. */
final class Templates {
    private Templates() {}

    static JsonNode fill(Template template, Function<Template.Computed, JsonNode> evaluate) {
        return template.fold(
                Template.Literal::value,
                object -> {
                    ObjectNode filled = JsonNodeFactory.instance.objectNode();
                    object.members().forEach(member -> filled.set(member.name(), fill(member.value(), evaluate)));
                    return filled;
                },
                array -> {
                    ArrayNode filled =
                            JsonNodeFactory.instance.arrayNode(array.elements().size());
                    array.elements().forEach(element -> filled.add(fill(element, evaluate)));
                    return filled;
                },
                evaluate::apply);
    }
}
