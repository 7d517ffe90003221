package dev.loveless.asl.validate;

import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.Optional;

/** Which query language counts. */
final class QueryLanguageRules {
    static final String FIELD = "QueryLanguage";

    private QueryLanguageRules() {}

    static ValueRule spelling() {
        return ValueRules.oneOf(QueryLanguage.JSON_PATH.spelling(), QueryLanguage.JSONATA.spelling());
    }

    /** The language of a machine; JSONPath if it names none. */
    static QueryLanguage ofMachine(SourceObject root) {
        return own(root).orElse(QueryLanguage.JSON_PATH);
    }

    /** The language that an object names itself. */
    static Optional<QueryLanguage> own(SourceObject object) {
        return object.get(FIELD).map(SourceNode::json).map(value -> QueryLanguage.named(value.asText()));
    }
}
