package dev.loveless.api.resource;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import java.util.Optional;
import java.util.function.Function;

/** The names of state machines, executions and activities. Stateless. */
public final class ResourceName {
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    private ResourceName() {}

    /** Reads the member {@code name}, which must be there. */
    public static String required(Members members) {
        return checked(members.requiredText("name", TextRule.NAME), members);
    }

    /** Reads the member {@code name}. */
    public static Optional<String> optional(Members members) {
        Function<String, String> check = name -> checked(name, members);
        return members.text("name", TextRule.NAME).map(check);
    }

    private static String checked(String name, Members members) {
        // A broken constraint comes first; a name that is too long need not have allowed characters.
        members.check();
        if (!isAllowed(name)) {
            throw new ApiException(new ApiError.InvalidName(name));
        }
        return name;
    }

    /** Whether all characters are allowed (documented; recorded for those that can be typed). */
    public static boolean isAllowed(String name) {
        // By UTF-16 units, as the service looks at them: whatever takes two of them is of surrogates.
        return name.chars().allMatch(ResourceName::isAllowed);
    }

    private static boolean isAllowed(int character) {
        boolean control = character < 0x20 || character >= 0x7f && character <= 0x9f;
        boolean noCharacter = character == 0xfffe || character == 0xffff;
        boolean surrogate = character >= 0xd800 && character <= 0xdfff;
        return !control
                && !noCharacter
                && !surrogate
                && !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && FORBIDDEN.indexOf(character) < 0;
    }
}
