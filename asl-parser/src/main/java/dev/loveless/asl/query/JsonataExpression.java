package dev.loveless.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.loveless.asl.diagnostic.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** A JSONata expression, compiled. Immutable; may be shared by threads. */
public final class JsonataExpression {
    private static final String START = "{%";
    private static final String END = "%}";

    /** What the parser, which is recursive, is not troubled with. */
    private static final int LONGEST = 100_000;

    private final String text;
    private final JsonataProgram program;
    private final JsonataReferences references;

    private JsonataExpression(String text, JsonataProgram program) {
        this.text = text;
        this.program = program;
        this.references = program.references();
    }

    /** Whether a string is an expression: it begins and ends with the delimiters, with nothing around them. */
    public static boolean isDelimited(String text) {
        return text.length() >= START.length() + END.length() && text.startsWith(START) && text.endsWith(END);
    }

    /**
     * The expression in a delimited string. A failure's reason is the parser's own text, without code number, as AWS
     * gives it (measured).
     */
    public static Parsed<JsonataExpression> parse(String text) {
        String expression = between(text);
        if (expression.length() > LONGEST) {
            return Parsed.failure("The expression is longer than " + LONGEST + " characters", -1);
        }
        try {
            return compiled(expression)
                    .fold(
                            compiled -> Parsed.success(new JsonataExpression(text, JsonataProgram.of(compiled))),
                            failure -> Parsed.failure(failure.reason(), offsetIn(text, failure.offset())));
        } catch (StackOverflowError e) {
            return Parsed.outOfStack();
        }
    }

    /** Only the library's own exceptions speak of the expression; any other would be a bug of ours. */
    private static Parsed<Jsonata> compiled(String expression) {
        try {
            return Parsed.success(Jsonata.jsonata(expression));
        } catch (JException e) {
            return Parsed.failure(String.valueOf(e.getMessage()), startOfToken(expression, e));
        } catch (RuntimeException e) {
            // The parser has no code for some faults, such as a comment that does not end.
            return Parsed.failure("Unexpected end of expression", -1);
        }
    }

    /** The library tells where the token ends that it stumbled over. */
    private static int startOfToken(String expression, JException fault) {
        int end = Math.min(fault.getLocation(), expression.length());
        for (Object token : new Object[] {fault.getExpected(), fault.getCurrent()}) {
            String written = String.valueOf(token);
            if (end >= written.length() && expression.startsWith(written, end - written.length())) {
                return end - written.length();
            }
        }
        return end;
    }

    /** The place in the delimited string of a place in the expression; negative if not known. */
    private static int offsetIn(String text, int offset) {
        if (offset < 0) {
            return offset;
        }
        String inner = text.substring(START.length(), text.length() - END.length());
        return START.length() + inner.length() - inner.stripLeading().length() + offset;
    }

    private static String between(String text) {
        return text.substring(START.length(), text.length() - END.length()).strip();
    }

    /** As written, delimiters included. */
    public String text() {
        return text;
    }

    /** What stands between the delimiters, without blanks at the ends. */
    public String expression() {
        return between(text);
    }

    /** The workflow variables the expression reads, without {@code $}. */
    public SortedSet<String> variables() {
        return references.variables();
    }

    /** The members of {@code $states} the expression reads by name. */
    public Set<String> statesMembers() {
        return references.statesMembers();
    }

    /**
     * The references that are legal JSONata but that AWS does not accept.
     *
     * @param readable what of {@code $states} can be read where the expression stands
     */
    public List<JsonataFault> faults(Set<StatesMember> readable) {
        List<JsonataFault> faults = new ArrayList<>(references.faults());
        references.statesMembers().stream()
                .filter(name -> readable.stream()
                        .noneMatch(member -> member.memberName().equals(name)))
                .forEach(name -> faults.add(JsonataFault.unsupported(
                        "Field '$states." + name + "' does not exist.",
                        "Here there are: "
                                + readable.stream()
                                        .map(StatesMember::memberName)
                                        .sorted()
                                        .map(member -> "$states." + member)
                                        .collect(Collectors.joining(", "))
                                + ".")));
        return faults;
    }

    /**
     * Evaluates the expression. The same bindings give the same result, whatever the machine and its load.
     *
     * @param limits what it may cost; beyond them it fails as in AWS
     */
    public JsonataResult evaluate(JsonataBindings bindings, JsonataLimits limits) {
        return new JsonataEvaluation(program, bindings, limits).evaluate();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonataExpression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
