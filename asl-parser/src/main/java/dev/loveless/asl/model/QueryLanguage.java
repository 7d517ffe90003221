package dev.loveless.asl.model;

/** The language in which a state selects and shapes data. */
public enum QueryLanguage {
    JSON_PATH("JSONPath"),
    JSONATA("JSONata");

    private final String spelling;

    QueryLanguage(String spelling) {
        this.spelling = spelling;
    }

    /** As the {@code QueryLanguage} field spells it. */
    public String spelling() {
        return spelling;
    }
}
