package dev.loveless.junit;

import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceText;
import dev.loveless.engine.StateMachine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets clients find the machines that a test makes, and the activities that these need. Thread-safe. */
final class MachinesOfEngine {
    private final StepFunctionsApi api;
    /** Those that the API knows, by their ARNs. */
    private final Map<String, StateMachine> defined = new HashMap<>();

    MachinesOfEngine(StepFunctionsApi api) {
        this.api = api;
    }

    /**
     * Makes those known that are new, or other than before.
     *
     * @return which ones the API refuses, and why; each is told once
     */
    synchronized List<String> define() {
        List<String> faults = new ArrayList<>();
        for (StateMachine machine : api.loveless().stateMachines()) {
            if (defined.put(machine.arn(), machine) != machine) {
                machine.program()
                        .source()
                        .flatMap(text -> define(machine, text))
                        .ifPresent(fault -> faults.add(
                                "The machine '" + machine.name() + "' cannot be made known to clients: " + fault));
                defineActivities(machine);
            }
        }
        return faults;
    }

    private Optional<ApiError> define(StateMachine machine, SourceText text) {
        String json = SourceReader.readTree(text, SourceFormat.ofContent(text.content()))
                .root()
                .map(root -> root.json().toString())
                .orElse("");
        return api.define(machine.name(), json, machine.program().type(), Optional.empty());
    }

    private void defineActivities(StateMachine machine) {
        String prefix = api.loveless().arnPrefix() + ":activity:";
        StateTree.states(machine.program().machine()).stream()
                .filter(TaskState.class::isInstance)
                .flatMap(state -> TaskResource.parse(((TaskState) state).resource()).stream())
                .filter(TaskResource.Activity.class::isInstance)
                .map(TaskResource::arn)
                .filter(arn -> arn.startsWith(prefix))
                .forEach(arn -> api.activity(arn.substring(prefix.length())));
    }
}
