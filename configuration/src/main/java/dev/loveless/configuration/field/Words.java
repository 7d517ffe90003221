package dev.loveless.configuration.field;

import java.util.Locale;

/** English. */
final class Words {
    private Words() {}

    /** With the indefinite article: {@code an activity}. */
    static String a(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code stateMachine} for {@code state machine}. */
    static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split(" ")) {
            name.append(name.length() == 0 ? word : capital(word));
        }
        return name.toString();
    }
}
