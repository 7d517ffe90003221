package dev.loveless.asl.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.asl.diagnostic.Parsed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathExpressionReadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = """
            {"order": {"id": "o-1", "total": 1.50, "big": 12345678901234567890, "none": null, "dot.ted": true},
             "items": [{"sku": "a", "qty": 1}, {"sku": "b", "qty": 20}, {"sku": "c"}],
             "numbers": [10, 20, 30], "empty": [], "text": "word"}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // members and indices
                "$                          | whole",
                "$.order.id                 | \"o-1\"",
                "$['order']['id']           | \"o-1\"",
                "$.order.dot\\.ted          | true",
                "$.order.none               | null",
                "$.numbers[0]               | 10",
                "$.numbers[-1]              | 30",
                "$.items[1].sku             | \"b\"",
                // what can lead to many places gives an array of all
                "$.numbers[*]               | [10,20,30]",
                "$.numbers[0:2]             | [10,20]",
                "$.numbers[1:]              | [20,30]",
                "$.numbers[:1]              | [10]",
                "$.numbers[-2:]             | [20,30]",
                "$.numbers[0,2]             | [10,30]",
                "$.items[*].qty             | [1,20]",
                "$.items[?(@.qty > 5)].sku  | [\"b\"]",
                "$.items[?(@.qty)].sku      | [\"a\",\"b\"]",
                "$.items[?(!@.qty)].sku     | [\"c\"]",
                "$.items[?(@.sku in ['a','c'] && @.qty)].sku | [\"a\"]",
                "$.items[?(@.sku =~ /[AB]/i)].sku            | [\"a\",\"b\"]",
                "$..sku                     | [\"a\",\"b\",\"c\"]",
                "$.order['id','none']       | {\"id\":\"o-1\",\"none\":null}",
                // an index past the end gives null among many (measured for one)
                "$.numbers[0,7]             | [10,null]",
                // nothing found is an empty array (measured)
                "$.empty[*]                 | []",
                "$.numbers[5:9]             | []",
                "$..nowhere                 | []",
                "$.items[?(@.qty > 99)]     | []",
                // functions
                "$.numbers.length()         | 3",
                "$.numbers.sum()            | 60.0",
                "$.numbers.max()            | 30.0",
                "$.order.keys()             | [\"id\",\"total\",\"big\",\"none\",\"dot.ted\"]",
            })
    void leadsToWhatIsThere(String path, String expected) throws JsonProcessingException {
        JsonNode document = JSON.readTree(DOCUMENT);
        String json = expected.equals("whole") ? document.toString() : expected;
        assertThat(read(path, document)).isEqualTo(new PathResult.Found(JSON.readTree(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // recorded
                "$.NoSuchInputPath      | No results for path: $['NoSuchInputPath']",
                "$.no.such.result.path  | Missing property in path $['no']",
                "$.order.no             | No results for path: $['order']['no']",
                "$.order.no.more        | Missing property in path $['order']['no']",
                "$.order[0]             | Filter: [0] can only be applied to arrays. Current context is: ORDER",
                "$.text[0][1]           | Filter: [0][1] can only be applied to arrays. Current context is: \"word\"",
                "$.text.no              | Expected to find an object with property ['no'] in path $['text'] but found"
                        + " 'com.fasterxml.jackson.databind.node.TextNode'. This is not a json object according to the"
                        + " JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.",
                "$.numbers[7].no        | Expected to find an object with property ['no'] in path $['numbers'][7] but found"
                        + " 'null'. This is not a json object according to the JsonProvider:"
                        + " 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.",
                "$.text.nothing()       | Function with name: nothing does not exist.",
            })
    void saysWhyThereIsNothing(String path, String reason) throws JsonProcessingException {
        JsonNode document = JSON.readTree(DOCUMENT);
        String expected = reason.replace("ORDER", document.get("order").toString());
        assertThat(read(path, document)).isEqualTo(new PathResult.Missing(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.numbers[3]", "$.numbers[-4]", "$.empty[0]", "$.items[9]"})
    void tellsAnIndexPastTheEndFromOtherMisses(String path) throws JsonProcessingException {
        assertThat(read(path, JSON.readTree(DOCUMENT)))
                .isInstanceOfSatisfying(
                        PathResult.Missing.class,
                        missing -> assertThat(missing.pastEnd()).isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // recorded: a backslash is one
                "$['Test\\\"\"Name\"'] | {\"Test\\\\\\\"\\\"Name\\\"\": 1}",
                "$['it\\'s']         | {\"it's\": 1}",
                "$['a\\\\b']         | {\"a\\\\b\": 1}",
                "$.it\\'s            | {\"it's\": 1}",
                "$.a\\\\b            | {\"a\\\\b\": 1}",
            })
    void namesCanHoldQuotesAndBackslashes(String path, String document) throws JsonProcessingException {
        assertThat(read(path, JSON.readTree(document))).isEqualTo(new PathResult.Found(JSON.readTree("1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$.no.items[1:5].value", "$.no[*]", "$.no[:1]", "$.no[?(@.a)]", "$.text.items[*]", "$..a.b[*]"})
    void whatCanLeadToManyPlacesLeadsToNoneWhereTheWayIsMissing(String path) throws JsonProcessingException {
        assertThat(read(path, JSON.readTree(DOCUMENT))).isEqualTo(new PathResult.Found(JSON.readTree("[]")));
    }

    @Test
    void theRootOfAnyKindIsTheDocument() throws JsonProcessingException {
        JsonNode document = JSON.readTree("{\"a\": [1]}");
        for (String path : List.of("$.a[0]", "$$.a[0]", "$variable.a[0]", "$$.a[0:1][0]")) {
            JsonNode expected = path.contains(":") ? JSON.readTree("[]") : JSON.readTree("1");
            assertThat(read(path, document)).as(path).isEqualTo(new PathResult.Found(expected));
        }
    }

    @Test
    void handsOnNumbersUntouched() throws JsonProcessingException {
        JsonNode document = JSON.readTree("{\"items\": [{\"n\": 12345678901234567890}, {\"n\": 0.1}]}");
        assertThat(read("$.items[*].n", document).toString()).contains("[12345678901234567890,0.1]");
        PathResult.Found found = (PathResult.Found) read("$.items[0].n", document);
        assertThat(found.value()).isSameAs(document.get("items").get(0).get("n"));
    }

    @Test
    void aPathCanBeUsedAgainOnOtherDocuments() throws JsonProcessingException {
        PathExpression sum = parse("$.numbers.sum($.more)");
        assertThat(sum.read(JSON.readTree("{\"numbers\": [1], \"more\": [2]}")))
                .isEqualTo(new PathResult.Found(JSON.readTree("3.0")));
        assertThat(sum.read(JSON.readTree("{\"numbers\": [1], \"more\": [3]}")))
                .isEqualTo(new PathResult.Found(JSON.readTree("4.0")));
        PathExpression scan = parse("$..[?(@.a)].b");
        assertThat(scan.read(JSON.readTree("[[{\"a\": 1, \"b\": 2}]]")))
                .isEqualTo(scan.read(JSON.readTree("[[{\"a\": 1, \"b\": 2}]]")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.items[?(@.a =~ /(.*a){12}b/)]",
                "$.items[?(/(\\w+)*\\1b/ =~ @.a)]",
                "$.items[?(!@.a || !(@.c && @.d) && @.a =~ /(a+)+\\1c/)]",
                "$.items[?(@.list =~ /(.*a){12}b/)]",
                "$.items[?(@.a in @.list[?(@ =~ /(.*a){12}b/)])]",
                "$.items[?(@.list[?(@ =~ /(.*a){12}b/)])]",
                "$.items[?(@.a in $.words)]",
            })
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostilePathsEnd(String path) throws JsonProcessingException {
        String word = "\"" + "a".repeat(50) + "!\"";
        String item = "{\"a\": " + word + ", \"list\": [" + word + "]}";
        String items = IntStream.range(0, 3000).mapToObj(i -> item).collect(Collectors.joining(",", "[", "]"));
        String words = IntStream.range(0, 10_000).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        JsonNode document = JSON.readTree("{\"items\": " + items + ", \"words\": " + words + "}");
        assertThat(read(path, document)).isEqualTo(new PathResult.Missing("The path takes too many steps."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$..*..*..*..*..*..*", "$..a..a..a..a..a", "$..[?(@.a)]..[?(@.a)]..[?(@.a)]..[?(@.a)]"})
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void scansOfScansEnd(String path) {
        assertThat(read(path, nested(200))).isEqualTo(new PathResult.Missing("The path takes too many steps."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$..a", "$..*", "$..nothing", "$..[?(@.b)]", "$.a[?(@.a == $.a)]"})
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void deepDocumentsOverflowNothing(String path) {
        assertThat(read(path, nested(100_000))).isInstanceOf(PathResult.Missing.class);
    }

    @Test
    void aLongReferencePathIsFollowedAtAnyDepth() {
        PathResult.Found end = (PathResult.Found) read("$" + ".a".repeat(50_000), nested(50_000));
        assertThat(end.value()).isEmpty();
        assertThat(read("$" + ".a".repeat(50_001), nested(50_000))).isInstanceOf(PathResult.Missing.class);
    }

    private static JsonNode nested(int depth) {
        JsonNode document = JsonNodeFactory.instance.objectNode();
        for (int level = 0; level < depth; level++) {
            ObjectNode around = JsonNodeFactory.instance.objectNode();
            around.set("a", document);
            document = around;
        }
        return document;
    }

    private static PathResult read(String path, JsonNode document) {
        return parse(path).read(document);
    }

    private static PathExpression parse(String path) {
        Parsed<PathExpression> parsed = PathExpression.parse(path);
        assertThat(parsed).as(path).isInstanceOf(Parsed.Success.class);
        return ((Parsed.Success<PathExpression>) parsed).value();
    }
}
