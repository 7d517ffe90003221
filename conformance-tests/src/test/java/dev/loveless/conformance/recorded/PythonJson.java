package dev.loveless.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** JSON as the recorded tests sent it: blanks after commas and colons, everything but ASCII escaped. */
final class PythonJson {
    private PythonJson() {}

    static String of(JsonNode node) {
        if (node.isObject()) {
            List<String> members = new ArrayList<>();
            node.properties().forEach(member -> members.add(text(member.getKey()) + ": " + of(member.getValue())));
            return "{" + String.join(", ", members) + "}";
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(of(element)));
            return "[" + String.join(", ", elements) + "]";
        }
        return node.isTextual() ? text(node.textValue()) : node.toString();
    }

    private static String text(String value) {
        String quoted = TextNode.valueOf(value).toString();
        StringBuilder ascii = new StringBuilder();
        quoted.chars()
                .forEach(character -> ascii.append(
                        character < 0x7f ? String.valueOf((char) character) : String.format("\\u%04x", character)));
        return ascii.toString();
    }
}
