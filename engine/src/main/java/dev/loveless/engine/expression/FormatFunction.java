package dev.loveless.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.intrinsic.IntrinsicArgument;
import dev.loveless.asl.intrinsic.IntrinsicFunction;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code States.Format}: puts values into the places that {@code {}} marks in a template. */
final class FormatFunction {
    private static final String WRONG_COUNT =
            "Invalid arguments in States.Format: number of arguments do not match" + " the occurrences of {}.";
    private static final String UNCLOSED = "Invalid template in States.Format: matching '}' not found for '{'.";
    private static final String UNOPENED = "Invalid template in States.Format: matching '{' not found for '}'.";
    private static final String TOO_LONG = "Invalid arguments in States.Format";

    private final String template;
    private final List<IntrinsicArgument> arguments;
    private final List<JsonNode> values;
    private final BoundedText text = new BoundedText();
    private int used = 1;

    private FormatFunction(String template, List<IntrinsicArgument> arguments, List<JsonNode> values) {
        this.template = template;
        this.arguments = arguments;
        this.values = values;
    }

    /**
     * The text, or what is wrong.
     *
     * @param arguments as written: escapes can be told from places in a literal template only there
     * @param values their values
     */
    static IntrinsicResult format(List<IntrinsicArgument> arguments, List<JsonNode> values) {
        String template = arguments.get(0) instanceof IntrinsicArgument.Literal literal
                        && literal.value().isTextual()
                ? literal.text()
                : values.get(0).asText();
        try {
            return new FormatFunction(template, arguments, values).format();
        } catch (IOException e) {
            return new IntrinsicResult.Failed(TOO_LONG);
        }
    }

    private IntrinsicResult format() throws IOException {
        for (int at = 0; at < template.length(); at++) {
            char character = template.charAt(at);
            if (character == '\\' && at + 1 < template.length()) {
                at++;
                text.append(template.charAt(at));
            } else if (character == '}') {
                return new IntrinsicResult.Failed(UNOPENED);
            } else if (character != '{') {
                text.append(character);
            } else if (template.startsWith("{}", at)) {
                at++;
                if (used == values.size()) {
                    return new IntrinsicResult.Failed(WRONG_COUNT);
                }
                put(arguments.get(used), values.get(used));
                used++;
            } else {
                return new IntrinsicResult.Failed(UNCLOSED);
            }
        }
        return used == values.size()
                ? new IntrinsicResult.Value(new TextNode(text.toString()))
                : new IntrinsicResult.Failed(WRONG_COUNT);
    }

    /** What {@code States.StringToJson} gives is shown as JSON (measured), all else as Java shows it (recorded). */
    private void put(IntrinsicArgument argument, JsonNode value) throws IOException {
        boolean parsed = argument instanceof IntrinsicArgument.Call call
                && call.call().function() == IntrinsicFunction.STRING_TO_JSON;
        if (parsed) {
            text.write(BoundedText.json(value).orElseThrow(IOException::new));
        } else {
            show(value);
        }
    }

    private void show(JsonNode value) throws IOException {
        if (value.isObject()) {
            text.append('{');
            String separator = "";
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                text.write(separator + member.getKey() + "=");
                show(member.getValue());
                separator = ", ";
            }
            text.append('}');
        } else if (value.isArray()) {
            text.append('[');
            for (Iterator<JsonNode> elements = value.elements(); elements.hasNext(); ) {
                show(elements.next());
                text.write(elements.hasNext() ? ", " : "");
            }
            text.append(']');
        } else {
            text.write(value.asText());
        }
    }
}
