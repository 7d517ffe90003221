package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Dates;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.api.resource.Machine;
import dev.loveless.api.resource.ResourceArn;
import dev.loveless.api.resource.Revision;
import dev.loveless.api.resource.Startable;
import dev.loveless.api.resource.StartedExecutions.Started;
import dev.loveless.asl.model.StateMachineType;
import java.time.Instant;
import java.util.Optional;

/** DescribeStateMachine and DescribeStateMachineForExecution. */
final class DescriptionActions {
    private final Service service;
    private final MapRuns mapRuns;

    DescriptionActions(Service service) {
        this.service = service;
        this.mapRuns = new MapRuns(service);
    }

    ObjectNode machine(Members members) {
        String text = members.requiredText("stateMachineArn", TextRule.ARN);
        IncludedData included = IncludedData.read(members);
        members.check();
        ResourceArn arn = ResourceArn.parse(text, ResourceArn.STATE_MACHINE);
        ResourceArn unlabelled = arn.label().isEmpty()
                ? arn
                : ResourceArn.parse(service.machines().arnOf(arn.nameWithoutLabel()));
        Startable startable;
        try {
            startable = Startable.find(service.machines(), unlabelled, () -> chance());
        } catch (ApiException e) {
            throw new ApiException(new ApiError.StateMachineDoesNotExist(text));
        }
        Machine machine = startable.machine();
        Optional<Machine.Version> version = startable
                .versionArn()
                .flatMap(it -> ResourceArn.parse(it).version())
                .flatMap(machine::version);
        Revision revision = startable.current().revision();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("stateMachineArn", version.map(Machine.Version::arn).orElse(text));
        answer.put("name", machine.name());
        answer.put("status", "ACTIVE");
        Optional<String> items = arn.label().map(label -> itemProcessor(machine, revision, label, text));
        answer.put("definition", definition(items.orElse(revision.definition()), included));
        answer.put("roleArn", revision.roleArn());
        answer.put("type", typeOf(machine, revision, arn).name());
        Instant created = version.map(Machine.Version::creationDate).orElse(machine.creationDate());
        answer.set("creationDate", Dates.json(created));
        putSettings(answer, revision);
        arn.label().ifPresent(label -> answer.put("label", label));
        startable.current().revisionId().ifPresent(id -> answer.put("revisionId", id));
        version.flatMap(Machine.Version::description).ifPresent(it -> answer.put("description", it));
        putVariableReferences(answer, revision, included);
        return answer;
    }

    private int chance() {
        return Chance.percent(service.loveless().runtime());
    }

    private String itemProcessor(Machine machine, Revision revision, String label, String arn) {
        return mapRuns.stateOf(machine, revision, label)
                .flatMap(state -> ItemProcessorText.of(revision.definition(), state))
                .orElseThrow(() -> new ApiException(new ApiError.StateMachineDoesNotExist(arn)));
    }

    private StateMachineType typeOf(Machine machine, Revision revision, ResourceArn arn) {
        return arn.label()
                .flatMap(label -> mapRuns.stateOf(machine, revision, label))
                .map(state -> revision.program().ofItems(state).type())
                .orElse(machine.type());
    }

    private static String definition(String text, IncludedData included) {
        return included == IncludedData.METADATA_ONLY ? "{}" : text;
    }

    ObjectNode machineForExecution(Members members) {
        String text = members.requiredText("executionArn", TextRule.ARN);
        IncludedData included = IncludedData.read(members);
        members.check();
        ResourceArn arn = ResourceArn.parse(text, ResourceArn.EXECUTION);
        Optional<MapRuns.Found> mapRun = mapRuns.ofChild(arn);
        Started started = mapRun.map(MapRuns.Found::started)
                .or(() -> service.executions().find(text))
                .orElseThrow(() -> new ApiException(new ApiError.ExecutionDoesNotExist(text)));
        Machine machine = started.machine();
        Revision revision = started.with().revision();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        String label = arn.label().map(it -> "/" + it).orElse("");
        answer.put("stateMachineArn", machine.arn() + label);
        answer.put("name", machine.name() + label);
        Optional<String> items = mapRun.flatMap(found ->
                ItemProcessorText.of(revision.definition(), found.counts().state()));
        answer.put("definition", definition(items.orElse(revision.definition()), included));
        answer.put("roleArn", revision.roleArn());
        answer.set("updateDate", Dates.json(started.with().updateDate()));
        putSettings(answer, revision);
        mapRun.ifPresent(found -> answer.put("mapRunArn", found.counts().mapRunArn()));
        arn.label().ifPresent(it -> answer.put("label", it));
        started.with().revisionId().ifPresent(id -> answer.put("revisionId", id));
        putVariableReferences(answer, revision, included);
        return answer;
    }

    private static void putSettings(ObjectNode answer, Revision revision) {
        answer.set("loggingConfiguration", revision.logging().toJson());
        answer.putObject("tracingConfiguration").put("enabled", revision.tracing());
        revision.encryption().ifPresent(it -> answer.set("encryptionConfiguration", it.toJson()));
    }

    private static void putVariableReferences(ObjectNode answer, Revision revision, IncludedData included) {
        var references = revision.variableReferences();
        if (references.isEmpty() || included == IncludedData.METADATA_ONLY) {
            return;
        }
        ObjectNode byState = answer.putObject("variableReferences");
        references.forEach((state, variables) -> {
            ArrayNode list = byState.putArray(state);
            variables.forEach(list::add);
        });
    }
}
