package dev.loveless.api.resource;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ARN of a resource of Step Functions, taken apart.
 *
 * @param text the whole ARN
 * @param resourceType e.g. {@code stateMachine}, {@code execution}, {@code express}, {@code mapRun}, {@code activity}
 * @param name what follows the type, up to the next colon; with a label after a slash where it has one
 * @param qualifier what follows the name: of a state machine a version or an alias
 */
public record ResourceArn(String text, String resourceType, String name, Optional<String> qualifier) {
    public static final String STATE_MACHINE = "stateMachine";
    public static final String EXECUTION = "execution";
    public static final String EXPRESS_EXECUTION = "express";
    public static final String MAP_RUN = "mapRun";
    public static final String ACTIVITY = "activity";

    private static final int PARTS_BEFORE_THE_NAME = 6;
    /** Versions are counted from 1: no number begins with a zero. */
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]*");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    /** More digits than the number of any version has. */
    private static final int TOO_MANY_DIGITS = 10;

    /** @throws ApiException if the text is no ARN of Step Functions */
    public static ResourceArn parse(String text) {
        if (!text.startsWith("arn:")) {
            throw invalid("Invalid ARN prefix: " + text);
        }
        String[] parts = text.split(":", PARTS_BEFORE_THE_NAME + 2);
        if (parts.length <= PARTS_BEFORE_THE_NAME || !parts[2].equals("states")) {
            throw invalid("Malformed ARN: " + text);
        }
        Optional<String> qualifier = parts.length > PARTS_BEFORE_THE_NAME + 1
                ? Optional.of(parts[PARTS_BEFORE_THE_NAME + 1])
                : Optional.empty();
        return new ResourceArn(text, parts[PARTS_BEFORE_THE_NAME - 1], parts[PARTS_BEFORE_THE_NAME], qualifier);
    }

    /**
     * The ARN, which is to be one of these types.
     *
     * @throws ApiException if it is none, or of another type
     */
    public static ResourceArn parse(String text, String... types) {
        ResourceArn arn = parse(text);
        for (String type : types) {
            if (arn.resourceType.equals(type)) {
                return arn;
            }
        }
        throw new ApiException(ApiError.InvalidArn.wrongResource(arn.resourceType));
    }

    private static ApiException invalid(String reason) {
        return new ApiException(new ApiError.InvalidArn(reason));
    }

    /** Whether it names a Map Run's own state machine, {@code NAME/LABEL}. */
    public boolean isLabelled() {
        return name.indexOf('/') >= 0;
    }

    /** The name without a label. */
    public String nameWithoutLabel() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /** The label, if it has one. */
    public Optional<String> label() {
        int slash = name.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(name.substring(slash + 1));
    }

    /** The ARN without its qualifier. */
    public String unqualified() {
        return qualifier
                .map(end -> text.substring(0, text.length() - end.length() - 1))
                .orElse(text);
    }

    /** Whether the qualifier is the number of a version, be there one of that number or not. */
    public boolean isOfVersion() {
        return qualifier.filter(it -> VERSION.matcher(it).matches()).isPresent();
    }

    /** The number of the version that the qualifier names; empty too if no version can have it. */
    public Optional<Integer> version() {
        return qualifier
                .filter(it -> isOfVersion() && it.length() < TOO_MANY_DIGITS)
                .map(Integer::valueOf);
    }

    /** The alias that the qualifier names, if it does: it is not of digits alone, and ends the ARN. */
    public Optional<String> alias() {
        return qualifier.filter(it -> !DIGITS.matcher(it).matches() && it.indexOf(':') < 0);
    }
}
