package dev.loveless.engine.machine;

import dev.loveless.asl.model.StateMachineType;
import java.util.Optional;

/**
 * What an execution is called, and what it is an execution of.
 *
 * @param stateMachineArn without version or alias
 * @param roleArn the role of the machine
 * @param mapRunArn of a child execution of a distributed Map
 * @param type of the machine, or of the child executions
 */
public record ExecutionIdentity(
        String executionArn,
        String name,
        String stateMachineArn,
        String stateMachineName,
        Optional<String> roleArn,
        StateMachineType type,
        Optional<String> stateMachineVersionArn,
        Optional<String> stateMachineAliasArn,
        Optional<String> mapRunArn) {

    /** The partition, service, region and account of the ARN: {@code arn:aws:states:us-east-1:123456789012}. */
    public String arnPrefix() {
        String[] parts = executionArn.split(":", 6);
        return String.join(":", parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** The region of the ARN. */
    public String region() {
        return executionArn.split(":", 6)[3];
    }

    /** The account of the ARN. */
    public String account() {
        return executionArn.split(":", 6)[4];
    }

    /** The machine as the API tells it: of child executions with the label of their Map state (recorded). */
    public String labelledStateMachineArn() {
        return mapRunArn
                .map(arn -> arnPrefix() + ":stateMachine:" + arn.split(":", 8)[6])
                .orElse(stateMachineArn);
    }
}
