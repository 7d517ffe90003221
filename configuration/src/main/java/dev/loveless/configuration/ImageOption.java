package dev.loveless.configuration;

import dev.loveless.asl.diagnostic.Parsed;
import dev.loveless.configuration.field.MapType.Names;
import java.util.stream.Stream;

/**
 * An image for a component, as the option {@code --image NAME=IMAGE} has it.
 *
 * @param name of the component
 */
public record ImageOption(String name, String image) {
    private static final String EXAMPLE = "thumbnail=thumbnail:1";
    /** Far more than names and images have. */
    private static final int LONGEST = 2_000;

    /** Reads {@code NAME=IMAGE}; a failure's reason is a sentence that says what to write. */
    public static Parsed<ImageOption> parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return Parsed.failure("'" + text + "' has no '=': write NAME=IMAGE, such as " + EXAMPLE + ".", 0);
        }
        String name = text.substring(0, equals);
        String image = text.substring(equals + 1);
        if (name.isEmpty()) {
            return Parsed.failure(
                    "'" + text + "' has no name before the '=': write NAME=IMAGE, such as " + EXAMPLE + ".", 0);
        }
        if (image.isEmpty()) {
            return Parsed.failure(
                    "'" + text + "' has no image behind the '=': write NAME=IMAGE, such as " + EXAMPLE + ".",
                    text.length());
        }
        if (!isName(name)) {
            return Parsed.failure(
                    "'" + name + "' is no name of a function, activity or job: write it as in the resource's ARN.", 0);
        }
        return ImageReference.isOne(image)
                ? Parsed.success(new ImageOption(name, image))
                : Parsed.failure("'" + image + "' is no image. " + ImageReference.remedy(image), equals + 1);
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST
                && Stream.of(
                                ConfigurationFields.FUNCTION_NAMES,
                                ConfigurationFields.ACTIVITY_NAMES,
                                ConfigurationFields.JOB_NAMES)
                        .map(Names::pattern)
                        .anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
