package dev.loveless.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {
    private final List<Integer> numbers =
            new ArrayList<>(IntStream.rangeClosed(1, 250).boxed().toList());

    @Test
    void withoutASizeAPageHasAHundredItems() {
        ObjectNode first = page(0, "");

        assertThat(first.path("items")).hasSize(100);
        assertThat(page(0, token(page(0, token(first)))).path("items")).hasSize(50);
    }

    @Test
    void theLastPageHasNoToken() {
        assertThat(page(250, "").has("nextToken")).isFalse();
        assertThat(page(249, "").has("nextToken")).isTrue();
    }

    @Test
    void whatComesBeforeThePageMeanwhileShiftsNothing() {
        ObjectNode first = page(10, "");
        numbers.removeAll(List.of(3, 10));
        numbers.add(0, 0);

        assertThat(page(10, token(first)).path("items").get(0).intValue()).isEqualTo(11);
    }

    @Test
    void aTokenOfAnotherListIsNoToken() {
        String token = token(page(10, ""));
        Members members = members(10, token);

        assertThatThrownBy(() -> PageRequest.read(members, "AnotherList"))
                .isInstanceOf(ApiException.class)
                .hasMessage("Invalid Token: 'Invalid token'");
    }

    @Test
    void aTokenThatWasNeverHandedOutIsNoToken() {
        for (String token : List.of("x", "eHh4", "%%%", "MTIzIDQ1Ng")) {
            assertThatThrownBy(() -> PageRequest.read(members(10, token), "List"))
                    .as(token)
                    .hasMessage("Invalid Token: 'Invalid token'");
        }
    }

    private ObjectNode page(int size, String token) {
        PageRequest request = PageRequest.read(members(size, token), "List");
        return Page.of(
                "items",
                numbers.stream(),
                request,
                number -> Page.ascending(number),
                number -> IntNode.valueOf(number));
    }

    private static Members members(int size, String token) {
        ObjectNode request = new JsonMapper().createObjectNode().put("maxResults", size);
        if (!token.isEmpty()) {
            request.put("nextToken", token);
        }
        return Members.of(request);
    }

    private static String token(ObjectNode page) {
        return page.path("nextToken").asText();
    }
}
