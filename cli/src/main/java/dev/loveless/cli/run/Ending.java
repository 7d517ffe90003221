package dev.loveless.cli.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.cli.io.JsonText;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.io.PrintWriter;

/** How an execution ended, for scripts: its output, or else its error. */
final class Ending {
    private final ExecutionSnapshot end;

    Ending(ExecutionSnapshot end) {
        this.end = end;
    }

    boolean isSuccess() {
        return end.status() == ExecutionStatus.SUCCEEDED;
    }

    /** The output to {@code out}, spelled as it is; or status, error and cause to {@code err}, as one line of JSON. */
    void print(PrintWriter out, PrintWriter err) {
        if (isSuccess()) {
            end.output().ifPresent(output -> out.print(output.text() + "\n"));
            out.flush();
            return;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", end.status().name());
        end.error().ifPresent(error -> json.put("error", error));
        end.cause().ifPresent(cause -> json.put("cause", cause));
        err.print(JsonText.line(json) + "\n");
        err.flush();
    }
}
