package dev.loveless.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.source.SourceText;
import dev.loveless.configuration.field.Field;
import dev.loveless.configuration.field.ObjectType;
import dev.loveless.configuration.field.SchemaDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md tells of each field what the table of fields has, and its examples are right. */
class ConfigurationDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/configuration.md");
    private static final Pattern TABLE = Pattern.compile("<!-- fields: ([a-z ]+) -->\n.*?<!-- end -->", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void hasATableForEachTypeOfObject() throws IOException {
        List<String> tables = TABLE.matcher(Files.readString(DOCUMENT))
                .results()
                .map(table -> table.group(1))
                .toList();

        assertThat(tables).containsExactlyInAnyOrderElementsOf(fields().keySet());
    }

    @Test
    void hasTheFieldsInItsTables() throws IOException {
        String generated = TABLE.matcher(Files.readString(DOCUMENT))
                .replaceAll(table -> Matcher.quoteReplacement(table(table.group(1))));

        assertThat(Documentation.upToDate(DOCUMENT, generated)).isEqualTo(generated);
    }

    @Test
    void hasExamplesThatAreRight() throws IOException {
        List<MatchResult> examples =
                EXAMPLE.matcher(Files.readString(DOCUMENT)).results().toList();

        assertThat(examples).hasSizeGreaterThan(8).allSatisfy(example -> {
            SourceText text = new SourceText("loveless.yaml", example.group(1));
            assertThat(ConfigurationReader.read(text, Path.of("/app")).diagnostics())
                    .as(example.group(1))
                    .isEmpty();
        });
    }

    /** The fields by the name of their table; those that all roles have stand in one of their own. */
    private static Map<String, List<Field<?>>> fields() {
        SchemaDefinitions definitions = new SchemaDefinitions();
        ConfigurationFields.CONFIGURATION.body(definitions);
        List<Field<?>> common = new ArrayList<>(RoleFields.FUNCTION.fields());
        common.retainAll(RoleFields.ACTIVITY.fields());
        common.retainAll(RoleFields.JOB.fields());
        Map<String, List<Field<?>>> fields = new LinkedHashMap<>();
        fields.put("component", common);
        fields.put(ConfigurationFields.CONFIGURATION.noun(), ConfigurationFields.CONFIGURATION.fields());
        for (ObjectType<?> type : definitions.types().values()) {
            boolean isRole = type.fields().containsAll(common);
            fields.put(
                    type.noun(),
                    isRole
                            ? type.fields().stream()
                                    .filter(field -> !common.contains(field))
                                    .toList()
                            : type.fields());
        }
        return fields;
    }

    private static String table(String name) {
        return Objects.requireNonNull(fields().get(name), name).stream()
                .map(ConfigurationDocumentTest::row)
                .collect(Collectors.joining(
                        "",
                        "<!-- fields: " + name + " -->\n| field | type | default | |\n|---|---|---|---|\n",
                        "<!-- end -->"));
    }

    private static String row(Field<?> field) {
        String absent = field.isRequired() ? "required" : field.defaultText();
        return "| `" + field.name() + "` | " + field.type().words() + " | " + absent + " | " + field.sentence()
                + " |\n";
    }
}
