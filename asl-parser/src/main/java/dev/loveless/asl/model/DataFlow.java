package dev.loveless.asl.model;

import java.util.Optional;
import java.util.function.Function;

/** How a state shapes its data, in its query language; every field as written, absent ones empty. */
public sealed interface DataFlow {
    /** The language these fields belong to. */
    QueryLanguage queryLanguage();

    /** The fields of a JSONPath state; a state type that lacks a field has it empty. */
    record JsonPathFlow(
            Optional<DataPath> inputPath,
            Optional<Template> parameters,
            Optional<Template> resultSelector,
            Optional<ResultPath> resultPath,
            Optional<DataPath> outputPath)
            implements DataFlow {
        @Override
        public QueryLanguage queryLanguage() {
            return QueryLanguage.JSON_PATH;
        }
    }

    /** The fields of a JSONata state. */
    record JsonataFlow(Optional<Template> arguments, Optional<Template> output) implements DataFlow {
        @Override
        public QueryLanguage queryLanguage() {
            return QueryLanguage.JSONATA;
        }
    }

    /** One of the functions applied, by the language. */
    default <R> R fold(
            Function<? super JsonPathFlow, ? extends R> jsonPath, Function<? super JsonataFlow, ? extends R> jsonata) {
        return this instanceof JsonPathFlow it ? jsonPath.apply(it) : jsonata.apply((JsonataFlow) this);
    }
}
