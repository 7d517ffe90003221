package dev.loveless.docker.lambda;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as callers name it: by its name, {@code function:NAME}, {@code ACCOUNT:function:NAME} or its ARN, each
 * maybe with a version or alias (documented).
 */
record FunctionReference(String name, Optional<String> qualifier) {
    static final String LATEST = "$LATEST";

    private static final Pattern FORM = Pattern.compile("(arn:aws[a-z-]*:lambda:[^:]*:[^:]*:|[0-9]{12}:)?(function:)?"
            + "(?<name>[A-Za-z0-9_.-]+)(:(?<qualifier>[$A-Za-z0-9_-]+))?");

    /** Empty if the text names no function. */
    static Optional<FunctionReference> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new FunctionReference(form.group("name"), Optional.ofNullable(form.group("qualifier"))))
                : Optional.empty();
    }
}
