package dev.loveless.cli.run;

import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.docker.component.Application;
import dev.loveless.engine.StartOptions;
import dev.loveless.engine.task.MockConfiguration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All that an execution needs, read and checked.
 *
 * @param definition without errors
 * @param mocks that has the test case of {@code start}
 * @param others that its executions may start
 * @param activityArns of the activities that states name
 * @param warnings to be shown before it begins, each of one or more lines
 */
record RunnableMachine(
        String name,
        ParsedDefinition definition,
        StateMachineType type,
        Optional<String> roleArn,
        Application application,
        Optional<MockConfiguration> mocks,
        StartOptions start,
        boolean virtualTime,
        List<OtherMachine> others,
        Collection<String> activityArns,
        List<String> warnings) {
    RunnableMachine {
        others = List.copyOf(others);
        activityArns = List.copyOf(activityArns);
        warnings = List.copyOf(warnings);
    }
}
