package dev.loveless.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.api.TestApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagActionsTest {
    private static final String ACTIVITY = TestApi.PREFIX + ":activity:work";

    private final TestApi api = TestApi.open();

    @BeforeEach
    void create() {
        api.call("CreateActivity", "{'name': 'work'}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static String tag(String key, String value) {
        return "'tags': [{'key': '" + key + "', 'value': '" + value + "'}]";
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Größe", "任务", "a b", "_.:/=+-@", "team:aws:x", "7"})
    void theseAreAllowed(String text) {
        api.call("TagResource", "{'resourceArn': '" + ACTIVITY + "', " + tag(text, text) + "}");

        assertThat(api.call("ListTagsForResource", "{'resourceArn': '" + ACTIVITY + "'}")
                        .at("/tags/0/key")
                        .asText())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#b", "a*", "<a>", "a?", "a,b", "a$b", "a😀b"})
    void theseAreNot(String text) {
        for (String tags : new String[] {tag(text, "v"), tag("k", text)}) {
            assertThat(api.refused("TagResource", "{'resourceArn': '" + ACTIVITY + "', " + tags + "}")
                            .type())
                    .isEqualTo("ValidationException");
            assertThat(api.refused("CreateActivity", "{'name': 'more', " + tags + "}")
                            .type())
                    .isEqualTo("ValidationException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:", "aws:cloudformation:stack-name", "AWS:a"})
    void keysThatAreReservedForAwsAreRefused(String key) {
        assertThat(api.refused("TagResource", "{'resourceArn': '" + ACTIVITY + "', " + tag(key, "v") + "}")
                        .type())
                .isEqualTo("ValidationException");
    }
}
