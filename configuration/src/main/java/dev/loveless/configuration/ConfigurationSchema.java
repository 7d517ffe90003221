package dev.loveless.configuration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.configuration.field.SchemaDefinitions;

/** The JSON Schema of configuration files, for editors. Stateless. */
public final class ConfigurationSchema {
    private ConfigurationSchema() {}

    /** The schema, of draft-07: the newest that all usual editors understand in full. */
    public static ObjectNode json() {
        SchemaDefinitions definitions = new SchemaDefinitions();
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "loveless.yaml")
                .put("description", "The components of an application, and how Loveless runs them.");
        schema.setAll(ConfigurationFields.CONFIGURATION.body(definitions));
        schema.set("definitions", definitions.schemas());
        return schema;
    }
}
