package dev.loveless.asl.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loveless.asl.diagnostic.Parsed;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencePathPutTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESULT = "\"new\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$            | {\"a\":1}          | \"new\"",
                "$            | 7                  | \"new\"",
                "$.a          | {\"a\":1,\"b\":2}  | {\"a\":\"new\",\"b\":2}",
                "$.b          | {\"a\":1}          | {\"a\":1,\"b\":\"new\"}",
                "$.b.c.d      | {\"a\":1}          | {\"a\":1,\"b\":{\"c\":{\"d\":\"new\"}}}",
                "$.a.b        | {\"a\":{\"c\":1}}  | {\"a\":{\"c\":1,\"b\":\"new\"}}",
                "$['x.y']     | {}                 | {\"x.y\":\"new\"}",
                "$.x\\.y      | {}                 | {\"x.y\":\"new\"}",
                "$.list[1]    | {\"list\":[1,2]}   | {\"list\":[1,\"new\"]}",
                "$.list[0].n  | {\"list\":[{}]}    | {\"list\":[{\"n\":\"new\"}]}",
                "$[0]         | [1,2]              | [\"new\",2]",
                "$[0].a.b     | [{},2]             | [{\"a\":{\"b\":\"new\"}},2]",
            })
    void putsAValueInItsPlace(String path, String document, String expected) throws JsonProcessingException {
        assertThat(put(path, JSON.readTree(document))).contains(JSON.readTree(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.a        | \"text\"",
                "$.a        | 7",
                "$.a        | null",
                "$.a        | [1]",
                "$.a.b      | {\"a\":1}",
                "$.a.b      | {\"a\":null}",
                "$.a.b      | {\"a\":[]}",
                "$[0]       | {\"a\":1}",
                "$.list[2]  | {\"list\":[1,2]}",
                "$.list[0]  | {}",
                "$.a[0]     | {\"a\":\"text\"}",
            })
    void refusesDocumentsThatThePathDoesNotFit(String path, String document) throws JsonProcessingException {
        assertThat(put(path, JSON.readTree(document))).isEmpty();
    }

    @Test
    void leavesTheDocumentAloneAndSharesWhatIsEqual() throws JsonProcessingException {
        JsonNode document = JSON.readTree("{\"deep\": {\"list\": [{\"a\": 1}, {\"b\": 2}]}, \"other\": {}}");
        JsonNode before = document.deepCopy();
        JsonNode after = put("$.deep.list[0].a", document).orElseThrow();
        assertThat(document).isEqualTo(before);
        assertThat(after.get("other")).isSameAs(document.get("other"));
        assertThat(after.get("deep").get("list").get(1))
                .isSameAs(document.get("deep").get("list").get(1));
        assertThat(after.get("deep").get("list").get(0)).isEqualTo(JSON.readTree("{\"a\": \"new\"}"));
    }

    @Test
    void keepsTheOrderOfMembers() throws JsonProcessingException {
        JsonNode document = JSON.readTree("{\"z\": 1, \"y\": {\"b\": 1, \"a\": 2}, \"x\": 3}");
        assertThat(put("$.y.b", document).orElseThrow()).hasToString("{\"z\":1,\"y\":{\"b\":\"new\",\"a\":2},\"x\":3}");
    }

    @Test
    void aPathOfAnyLengthOverflowsNothing() throws JsonProcessingException {
        JsonNode made = put("$" + ".a".repeat(50_000), JSON.readTree("{}")).orElseThrow();
        for (int depth = 0; depth < 50_000; depth++) {
            made = made.get("a");
        }
        assertThat(made).isEqualTo(JSON.readTree(RESULT));
    }

    private static Optional<JsonNode> put(String path, JsonNode document) throws JsonProcessingException {
        Parsed<ReferencePath> parsed = ReferencePath.parse(path);
        return ((Parsed.Success<ReferencePath>) parsed).value().put(document, JSON.readTree(RESULT));
    }
}
