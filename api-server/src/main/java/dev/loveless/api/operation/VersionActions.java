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
import java.util.List;
import java.util.Optional;

/** PublishStateMachineVersion, DeleteStateMachineVersion, ListStateMachineVersions. */
final class VersionActions {
    private final Service service;

    VersionActions(Service service) {
        this.service = service;
    }

    ObjectNode publish(Members members) {
        String arn = members.requiredText("stateMachineArn", TextRule.ARN);
        Optional<String> revisionId = members.text("revisionId", TextRule.ANY);
        Optional<String> description = members.text("description", TextRule.DESCRIPTION);
        members.check();
        Machine machine = service.machines().unqualified(arn);
        Machine.Version version = machine.publish(revisionId, description, service.now());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("creationDate", Dates.json(version.creationDate()));
        return answer.put("stateMachineVersionArn", version.arn());
    }

    ObjectNode delete(Members members) {
        String text = members.requiredText("stateMachineVersionArn", TextRule.LONG_ARN);
        members.check();
        ResourceArn arn = ResourceArn.parse(text, ResourceArn.STATE_MACHINE);
        Machines.refuseLabel(arn);
        if (!arn.isOfVersion()) {
            throw new ApiException(
                    ApiError.ValidationException.of("The ARN must be that of a state machine version: " + text));
        }
        // One that is not there is deleted in vain (recorded).
        arn.version()
                .ifPresent(number -> service.machines().find(arn).ifPresent(machine -> machine.deleteVersion(number)));
        return Service.nothing();
    }

    /** Of a machine that is not there, none (recorded). */
    ObjectNode list(Members members) {
        String text = members.requiredText("stateMachineArn", TextRule.ARN);
        PageRequest page = PageRequest.read(members, "ListStateMachineVersions " + text);
        ResourceArn arn = ResourceArn.parse(text, ResourceArn.STATE_MACHINE);
        Machines.refuseLabel(arn);
        Machines.refuseQualifier(arn);
        List<Machine.Version> versions =
                service.machines().find(arn).map(Machine::versions).orElse(List.of());
        return Page.of(
                "stateMachineVersions",
                versions.stream(),
                page,
                version -> Page.descending(version.number()),
                VersionActions::listed);
    }

    private static ObjectNode listed(Machine.Version version) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("stateMachineVersionArn", version.arn());
        item.set("creationDate", Dates.json(version.creationDate()));
        return item;
    }
}
