package dev.loveless.asl.model;

/** The language in which a state selects and shapes data. */
public enum QueryLanguage {
    JSON_PATH("JSONPath"),
    JSONATA("JSONata");

    private final String spelling;

    QueryLanguage(String spelling) {
        this.spelling = spelling;
    }

    /**
     * The language a {@code QueryLanguage} field means: anything but exactly {@code JSONPath} is JSONata (measured).
     */
    public static QueryLanguage named(String text) {
        return text.equals(JSON_PATH.spelling) ? JSON_PATH : JSONATA;
    }

    /** As the {@code QueryLanguage} field spells it. */
    public String spelling() {
        return spelling;
    }
}
