package dev.loveless.junit.task;

import dev.loveless.engine.task.TaskRequest;
import dev.loveless.junit.json.PlainJson;
import java.util.Optional;

/**
 * A task that nothing was said of.
 *
 * @param reason why it is unexpected
 * @param advice the line to write
 */
record UnexpectedTask(TaskRequest request, String reason, String advice) {
    static UnexpectedTask of(TaskRequest request) {
        Optional<String> function = Functions.name(request);
        String stub = function.map(name -> "function(\"" + name + "\")").orElse("state(\"" + request.state() + "\")");
        return new UnexpectedTask(
                request,
                "nothing stands in for it",
                "say what it does before the execution starts:\n\n    tasks." + stub + ".returns(Map.of());");
    }

    static UnexpectedTask tooMany(TaskInvocation invocation, TaskStub stub) {
        return new UnexpectedTask(
                invocation.request(),
                "its stand-in, " + stub + ", says nothing of invocation " + invocation.number(),
                "add what it does then, or leave out the last times(…), so that its last answer is given again.");
    }

    /** On one line, for the cause of the execution's failure. */
    String cause() {
        return "The task of state '" + request.state() + "' is not expected: " + reason + "; "
                + advice.replaceAll("\\s+", " ");
    }

    /** For the failure of the test. */
    String text() {
        return "  state     " + request.state() + " of machine "
                + request.execution().stateMachineName() + "\n  resource  "
                + request.resource().arn() + "\n  input     "
                + PlainJson.pretty(request.parameters().tree()).replace("\n", "\n            ") + "\n\n" + reason + "; "
                + advice;
    }
}
