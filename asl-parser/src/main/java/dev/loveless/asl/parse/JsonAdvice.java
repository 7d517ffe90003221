package dev.loveless.asl.parse;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to do about a text that is no JSON.
 *
 * @param problem how the parser's word on it begins
 */
record JsonAdvice(Pattern problem, String remedy) {
    private static final List<JsonAdvice> USUAL = List.of(
            advice("Duplicate field", "Remove or rename one of them."),
            advice("Unexpected character \\('''", "JSON writes names and texts in double quotes, not in single ones."),
            advice(
                    "Unexpected character \\('[\u2018-\u201F\u00AB\u00BB]'",
                    "Write plain double quotes (\") instead of typographic ones."),
            advice(
                    "Unexpected character \\('[/#]'",
                    "JSON has no comments: write YAML, or in a definition use the field 'Comment'."),
            advice(
                    "Unexpected character \\('}'.*double-quote to start field name",
                    "Remove the comma before the '}', or write another member."),
            advice("Unexpected character \\('\\]'.*expected a", "Remove the comma before the ']', or write a value."),
            advice("Unexpected character .*comma to separate", "Put a comma between one entry and the next."),
            advice("Unexpected character .*double-quote to start field name", "Write the name in double quotes."),
            advice("Unexpected character .*was expecting a colon", "Put a colon between the name and its value."),
            advice("Unexpected character .*: expected a value", "Write a value after the colon."),
            advice("Unexpected close marker .*expected '\\]'", "Close the array with a ']' first."),
            advice("Unexpected close marker .*expected '}'", "Close the object with a '}' first."),
            advice("Unexpected close marker", "Remove it, or open what it is to close."),
            advice("Unexpected end-of-input.*(string value|field name|escape)", "Close the text with a double quote."),
            advice("Unexpected end-of-input.*Array", "Close the array with a ']'."),
            advice("Unexpected end-of-input.*Object", "Close the object with a '}'."),
            advice("Unrecognized token '(?i:true|false|null)'", "JSON writes true, false and null in small letters."),
            advice("Unrecognized token '(None|undefined)'", "JSON's word for nothing is null."),
            advice("Unrecognized token", "Write texts in double quotes."),
            advice("Non-standard token", "JSON has no such number: leave it out or write a text."),
            advice(
                    "Illegal unquoted character .*code (10|13)\\)",
                    "Close the text on its line; a line's end in it is \\n."),
            advice("Illegal unquoted character .*code 9\\)", "Write \\t for a tab in a text."),
            advice("Unrecognized character escape", "Write \\\\ for a backslash in a text."),
            advice("Trailing token", "Write one document in a file."));

    private static JsonAdvice advice(String problem, String remedy) {
        return new JsonAdvice(Pattern.compile(problem, Pattern.DOTALL), remedy);
    }

    /** The advice for a problem; none for an unusual one. */
    static Optional<String> on(String problem) {
        return USUAL.stream()
                .filter(advice -> advice.problem.matcher(problem).lookingAt())
                .map(JsonAdvice::remedy)
                .findFirst();
    }
}
