package dev.loveless.asl.query;

/** A JSONata expression, compiled. Immutable; may be shared by threads. */
public final class JsonataExpression {
    private final String text;

    private JsonataExpression(String text) {
        this.text = text;
    }

    /** As written, delimiters included. */
    public String text() {
        return text;
    }
}
