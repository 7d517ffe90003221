package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.log.ExecutionLogs;
import dev.loveless.api.resource.ActivityResources;
import dev.loveless.api.resource.Machines;
import dev.loveless.api.resource.RedriveTokens;
import dev.loveless.api.resource.StartedExecutions;
import dev.loveless.api.resource.Tags;
import dev.loveless.engine.Loveless;
import java.time.Instant;
import java.util.Optional;

/**
 * What the actions work on: all that there is of Step Functions in one account and region.
 *
 * @param testCases where executions may be started with mocked tasks
 * @param logs where executions are logged
 */
public record Service(
        Loveless loveless,
        Machines machines,
        ActivityResources activities,
        Tags tags,
        StartedExecutions executions,
        RedriveTokens redriveTokens,
        TestCases testCases,
        Optional<ExecutionLogs> logs) {

    /** Now, in the time that executions live in. */
    Instant now() {
        return loveless.now();
    }

    /** An answer without members. */
    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
