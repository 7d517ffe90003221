package dev.loveless.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.loveless.asl.source.SourceNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema says what the reader says, as far as a schema can. */
class ConfigurationSchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(ConfigurationSchema.json());

    @ParameterizedTest
    @MethodSource("good")
    void acceptsWhatIsRight(Case good) {
        // What is empty has no value that a validator could look at; the empty object stands for it.
        var json = good.tree()
                .map(SourceNode::json)
                .filter(root -> !root.isNull())
                .orElse(JsonNodeFactory.instance.objectNode());

        assertThat(SCHEMA.validate(json)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsWrong(Case bad) {
        assertThat(SCHEMA.validate(bad.tree().orElseThrow().json()).isEmpty())
                .as(bad.text())
                .isEqualTo(bad.isBeyondTheSchema());
    }

    @Test
    void isAValidSchema() {
        JsonSchema ofSchemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(com.networknt.schema.SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

        assertThat(ofSchemas.validate(ConfigurationSchema.json())).isEmpty();
    }

    @Test
    void isTheOneInTheDocumentation() throws IOException {
        String generated = ConfigurationSchema.json().toPrettyString() + "\n";

        assertThat(Documentation.upToDate(Path.of("../docs/loveless.schema.json"), generated))
                .isEqualTo(generated);
    }

    static List<Case> good() {
        return Case.good();
    }

    /** Those of which there is a tree at all. */
    static List<Case> bad() {
        return Case.bad().stream().filter(bad -> bad.tree().isPresent()).toList();
    }
}
