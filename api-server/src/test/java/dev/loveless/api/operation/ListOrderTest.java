package dev.loveless.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.api.TestApi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListOrderTest {
    private final TestApi api = TestApi.open();

    @AfterEach
    void close() {
        api.close();
    }

    private static List<String> names(JsonNode page, String member) {
        List<String> names = new ArrayList<>();
        page.path(member).forEach(item -> names.add(item.path("name").asText()));
        return names;
    }

    private JsonNode after(String action, JsonNode page) {
        return api.call(action, "{'nextToken': '" + page.path("nextToken").asText() + "'}");
    }

    private void create(String... names) {
        for (String name : names) {
            api.machine(name, "STANDARD", TestApi.PASS);
        }
    }

    private void createActivities(String... names) {
        for (String name : names) {
            api.call("CreateActivity", "{'name': '" + name + "'}");
        }
    }

    /** As recorded of machines that were made in another order. */
    @Test
    void stateMachinesAreListedByName() {
        create("m", "z", "a10", "a9");

        assertThat(names(api.call("ListStateMachines", "{}"), "stateMachines")).containsExactly("a10", "a9", "m", "z");
    }

    @Test
    void activitiesAreListedTheOldestFirst() {
        createActivities("m", "z", "a", "m");

        assertThat(names(api.call("ListActivities", "{}"), "activities")).containsExactly("m", "z", "a");
    }

    @Test
    void pagesOfActivitiesMissNoneWhileOthersComeAndGo() {
        createActivities("m", "z", "a", "q");
        JsonNode first = api.call("ListActivities", "{'maxResults': 2}");
        api.call("DeleteActivity", "{'activityArn': '" + TestApi.PREFIX + ":activity:z'}");
        createActivities("z");

        assertThat(names(after("ListActivities", first), "activities")).containsExactly("a", "q", "z");
    }
}
