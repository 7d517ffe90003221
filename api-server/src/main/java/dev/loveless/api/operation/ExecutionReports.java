package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.Dates;
import dev.loveless.engine.data.Failure;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.machine.ExecutionStatus;
import dev.loveless.engine.machine.RedriveStatus;
import dev.loveless.engine.runtime.ExecutionSnapshot;
import java.time.Duration;
import java.util.Optional;

/** How executions are told of. Stateless. */
final class ExecutionReports {
    /** Memory is billed in steps of 64 MB, time in steps of 100 ms (recorded). */
    private static final int MEMORY_STEP = 64;

    private static final int TIME_STEP = 100;

    private ExecutionReports() {}

    /** What DescribeExecution answers. */
    static ObjectNode description(
            ExecutionSnapshot execution, Optional<String> traceHeader, RedriveStatus redrive, IncludedData included) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("executionArn", execution.identity().executionArn());
        answer.put("stateMachineArn", execution.identity().labelledStateMachineArn());
        answer.put("name", execution.identity().name());
        answer.put("status", execution.status().name());
        answer.set("startDate", Dates.json(execution.startTime()));
        execution.stopTime().ifPresent(time -> answer.set("stopDate", Dates.json(time)));
        if (included == IncludedData.ALL_DATA) {
            putData(answer, "input", execution.input());
            execution.output().ifPresent(output -> putData(answer, "output", output));
            execution.error().ifPresent(error -> answer.put("error", error));
            execution.cause().ifPresent(cause -> answer.put("cause", cause));
        }
        traceHeader.ifPresent(header -> answer.put("traceHeader", header));
        execution.identity().mapRunArn().ifPresent(arn -> answer.put("mapRunArn", arn));
        putQualifiers(answer, execution);
        putRedrives(answer, execution);
        answer.put("redriveStatus", redrive.status());
        redrive.reason().ifPresent(reason -> answer.put("redriveStatusReason", reason));
        return answer;
    }

    private static void putData(ObjectNode answer, String name, JsonData data) {
        answer.put(name, data.text());
        answer.putObject(name + "Details").put("included", true);
    }

    private static void putQualifiers(ObjectNode answer, ExecutionSnapshot execution) {
        execution.identity().stateMachineVersionArn().ifPresent(arn -> answer.put("stateMachineVersionArn", arn));
        execution.identity().stateMachineAliasArn().ifPresent(arn -> answer.put("stateMachineAliasArn", arn));
    }

    private static void putRedrives(ObjectNode answer, ExecutionSnapshot execution) {
        answer.put("redriveCount", execution.redriveCount());
        execution.redriveTime().ifPresent(time -> answer.set("redriveDate", Dates.json(time)));
    }

    /** An item of ListExecutions. */
    static ObjectNode listed(ExecutionSnapshot execution) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("executionArn", execution.identity().executionArn());
        item.put("stateMachineArn", execution.identity().labelledStateMachineArn());
        item.put("name", execution.identity().name());
        item.put("status", execution.status().name());
        item.set("startDate", Dates.json(execution.startTime()));
        execution.stopTime().ifPresent(time -> item.set("stopDate", Dates.json(time)));
        putQualifiers(item, execution);
        putRedrives(item, execution);
        return item;
    }

    /** What StartSyncExecution answers. */
    static ObjectNode synchronous(ExecutionSnapshot end, Optional<String> traceHeader, IncludedData included) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("executionArn", end.identity().executionArn());
        answer.put("stateMachineArn", end.identity().stateMachineArn());
        answer.put("name", end.identity().name());
        answer.set("startDate", Dates.json(end.startTime()));
        end.stopTime().ifPresent(time -> answer.set("stopDate", Dates.json(time)));
        // The API knows no other end of these: what was stopped has failed.
        answer.put(
                "status",
                end.status() == ExecutionStatus.ABORTED
                        ? "FAILED"
                        : end.status().name());
        if (included == IncludedData.ALL_DATA) {
            syncError(end).ifPresent(error -> answer.put("error", error));
            end.cause().ifPresent(cause -> answer.put("cause", cause));
            putData(answer, "input", end.input());
            end.output().ifPresent(output -> answer.put("output", output.text()));
            // Recorded, also where there is no output.
            answer.putObject("outputDetails").put("included", true);
        }
        traceHeader.ifPresent(header -> answer.put("traceHeader", header));
        long milliseconds = Duration.between(end.startTime(), end.stopTime().orElse(end.startTime()))
                .toMillis();
        answer.putObject("billingDetails")
                .put("billedMemoryUsedInMB", MEMORY_STEP)
                .put(
                        "billedDurationInMilliseconds",
                        Math.max(1, (milliseconds + TIME_STEP - 1) / TIME_STEP) * TIME_STEP);
        return answer;
    }

    /** That the time of the execution was over is named here (unsure), though not by DescribeExecution (recorded). */
    private static Optional<String> syncError(ExecutionSnapshot end) {
        return end.status() == ExecutionStatus.TIMED_OUT ? Optional.of(Failure.TIMEOUT) : end.error();
    }
}
