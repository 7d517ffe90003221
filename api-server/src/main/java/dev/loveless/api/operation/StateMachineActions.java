package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Dates;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.Page;
import dev.loveless.api.protocol.PageRequest;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.api.resource.Machine;
import dev.loveless.api.resource.Machines;
import dev.loveless.api.resource.ResourceArn;
import dev.loveless.api.resource.ResourceName;
import dev.loveless.api.resource.Revision;
import dev.loveless.api.resource.Tags;
import dev.loveless.asl.diagnostic.Severity;
import dev.loveless.asl.diagnostic.ValidationAnswer;
import dev.loveless.asl.model.StateMachineType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** CreateStateMachine, UpdateStateMachine, DeleteStateMachine, ListStateMachines, ValidateStateMachineDefinition. */
final class StateMachineActions {
    private static final String TYPES = "STANDARD, EXPRESS";

    private final Service service;

    StateMachineActions(Service service) {
        this.service = service;
    }

    ObjectNode create(Members members) {
        MachineSettings settings = MachineSettings.read(members);
        StateMachineType type =
                members.choice("type", StateMachineType.class, TYPES).orElse(StateMachineType.STANDARD);
        Map<String, String> tags = Tags.read(members);
        settings.requireForCreation(members);
        String name = ResourceName.required(members);
        Tags.checkCount(service.machines().arnOf(name), tags);
        Revision revision = settings.first(type);
        Machine.Creation creation = new Machine.Creation(revision, settings.publish(), settings.versionDescription());
        Machines.Created created = service.machines().create(name, type, creation, service.now());
        if (created.isNew()) {
            // Unless it has been deleted already, since they are not the tags of the next one of its name.
            service.tags()
                    .add(
                            created.machine().arn(),
                            tags,
                            () -> service.machines()
                                    .named(name)
                                    .filter(it -> it == created.machine())
                                    .isPresent());
        }
        Machine machine = created.machine();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("stateMachineArn", machine.arn());
        answer.set("creationDate", Dates.json(machine.creationDate()));
        if (settings.publish()) {
            machine.version(1).ifPresent(version -> answer.put("stateMachineVersionArn", version.arn()));
        }
        return answer;
    }

    ObjectNode update(Members members) {
        String arn = members.requiredText("stateMachineArn", TextRule.ARN);
        MachineSettings settings = MachineSettings.read(members);
        members.check();
        Machine machine = service.machines().unqualified(arn);
        if (settings.isEmpty()) {
            throw new ApiException(new ApiError.MissingRequiredParameter("Either the definition, the role ARN, the"
                    + " LoggingConfiguration, or the TracingConfiguration must be specified"));
        }
        settings.checkVersionDescription();
        Instant now = service.now();
        Machine.Updated updated = machine.update(
                before -> settings.next(before, machine.type()),
                service.loveless().runtime().nextUuid(),
                new Machine.Publishing(settings.publish(), settings.versionDescription()),
                now);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("updateDate", Dates.json(now));
        updated.current().revisionId().ifPresent(id -> answer.put("revisionId", id));
        updated.version().ifPresent(version -> answer.put("stateMachineVersionArn", version.arn()));
        return answer;
    }

    void define(String name, String definition, StateMachineType type, Optional<String> roleArn) {
        Optional<Machine> there = service.machines().named(name);
        String role = roleArn.or(() -> there.map(it -> it.current().revision().roleArn()))
                .orElse("arn:aws:iam::" + service.loveless().account() + ":role/" + name);
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("definition", definition)
                .put("roleArn", role);
        if (there.isEmpty()) {
            create(Members.of(request.put("name", name).put("type", type.name())));
        } else if (there.get().type() == type) {
            update(Members.of(request.put("stateMachineArn", there.get().arn())));
        } else {
            throw new ApiException(
                    new ApiError.StateMachineAlreadyExists(there.get().arn()));
        }
    }

    /**
     * Its executions go with it: those that run are stopped. It is answered when the last one is gone, so that whoever
     * makes a machine of the same name next meets none of them.
     */
    CompletableFuture<ObjectNode> delete(Action.Request request) {
        ResourceArn arn = arnOf(request.members());
        Machines.refuseLabel(arn);
        Machines.refuseQualifier(arn);
        return service.machines()
                .delete(arn)
                .map(this::forget)
                .orElseGet(() -> CompletableFuture.completedFuture(Service.nothing()));
    }

    private CompletableFuture<ObjectNode> forget(Machine machine) {
        service.tags().forget(machine.arn());
        service.executions().removeAll(machine.arn());
        return service.loveless()
                .runtime()
                .forget(identity -> identity.stateMachineArn().equals(machine.arn()))
                .thenApply(all -> {
                    service.machines().gone(machine);
                    return Service.nothing();
                });
    }

    private static ResourceArn arnOf(Members members) {
        String arn = members.requiredText("stateMachineArn", TextRule.ARN);
        members.check();
        return ResourceArn.parse(arn, ResourceArn.STATE_MACHINE);
    }

    ObjectNode list(Members members) {
        return Page.of(
                "stateMachines",
                service.machines().all().stream(),
                PageRequest.read(members, "ListStateMachines"),
                Machine::name,
                StateMachineActions::listed);
    }

    private static ObjectNode listed(Machine machine) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("stateMachineArn", machine.arn());
        item.put("name", machine.name());
        item.put("type", machine.type().name());
        item.set("creationDate", Dates.json(machine.creationDate()));
        return item;
    }

    ObjectNode validate(Members members) {
        String definition = members.requiredText("definition", TextRule.DEFINITION);
        StateMachineType type =
                members.choice("type", StateMachineType.class, TYPES).orElse(StateMachineType.STANDARD);
        Severity severity =
                members.choice("severity", Severity.class, "ERROR, WARNING").orElse(Severity.ERROR);
        int maxResults =
                members.integer("maxResults", 0, ValidationAnswer.MOST_RESULTS).orElse(0);
        members.check();
        ValidationAnswer answer =
                ValidationAnswer.of(Definitions.parse(definition, type).diagnostics(), severity, maxResults);
        return answer.toJson();
    }
}
