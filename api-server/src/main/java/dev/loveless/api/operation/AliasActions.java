package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.function.Supplier;

/** The actions on the aliases of state machines. */
final class AliasActions {
    private static final int WHOLE = 100;
    private static final String ALIAS_ARN = "stateMachineAliasArn";

    private final Service service;

    AliasActions(Service service) {
        this.service = service;
    }

    ObjectNode create(Members members) {
        String name = members.requiredText("name", TextRule.ALIAS_NAME);
        Optional<String> description = members.text("description", TextRule.DESCRIPTION);
        Optional<List<Machine.Route>> routes = routes(members);
        if (routes.isEmpty()) {
            members.missing("routingConfiguration");
        }
        members.check();
        Machine machine = machineOf(checked(routes.orElseThrow()));
        Machine.Alias alias = machine.createAlias(name, description, routes.get(), service.now());
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put(ALIAS_ARN, alias.arn());
        answer.set("creationDate", Dates.json(alias.creationDate()));
        return answer;
    }

    private static Optional<List<Machine.Route>> routes(Members members) {
        return members.structures("routingConfiguration", "RoutingConfigurationListItem", 1, 2)
                .map(items -> items.stream()
                        .map(item -> new Machine.Route(
                                item.requiredText("stateMachineVersionArn", TextRule.LONG_ARN),
                                item.requiredInteger("weight", 0, WHOLE)))
                        .toList());
    }

    /** @throws ApiException if they are no routes to versions of one machine that share its executions */
    private static List<Machine.Route> checked(List<Machine.Route> routes) {
        List<String> arns = routes.stream().map(Machine.Route::versionArn).toList();
        List<ResourceArn> parsed = arns.stream()
                .map(arn -> ResourceArn.parse(arn, ResourceArn.STATE_MACHINE))
                .toList();
        refuseIf(
                parsed.stream().anyMatch(arn -> arn.version().isEmpty()),
                () -> "Routing configuration must contain state machine version ARNs. Received: " + arns);
        refuseIf(
                arns.stream().distinct().count() < arns.size(),
                () -> "Routing configuration must contain distinct state machine version ARNs. Received: " + arns);
        refuseIf(
                parsed.stream().map(ResourceArn::unqualified).distinct().count() > 1,
                () -> "Routing configuration must contain versions of the same state machine. Received: " + arns);
        List<Integer> weights = routes.stream().map(Machine.Route::weight).toList();
        refuseIf(
                weights.stream().mapToInt(Integer::intValue).sum() != WHOLE,
                () -> "Sum of routing configuration weights must equal 100. Received: " + weights);
        return routes;
    }

    private static void refuseIf(boolean wrong, Supplier<String> message) {
        if (wrong) {
            throw new ApiException(
                    new ApiError.ValidationException(message.get(), Optional.of("INVALID_ROUTING_CONFIGURATION")));
        }
    }

    private Machine machineOf(List<Machine.Route> routes) {
        return service.machines()
                .find(ResourceArn.parse(routes.get(0).versionArn()))
                .orElseThrow(() -> new ApiException(ApiError.ResourceNotFound.referenced()));
    }

    ObjectNode update(Members members) {
        String text = members.requiredText(ALIAS_ARN, TextRule.ARN);
        Optional<String> description = members.text("description", TextRule.DESCRIPTION);
        Optional<List<Machine.Route>> routes = routes(members);
        members.check();
        if (description.isEmpty() && routes.isEmpty()) {
            throw new ApiException(new ApiError.ValidationException(
                    "Either the description or the routing configuration must be specified",
                    Optional.of("MISSING_REQUIRED_PARAMETER")));
        }
        Machine.Alias alias = existing(text);
        routes.ifPresent(AliasActions::checked);
        Machine machine = service.machines().find(ResourceArn.parse(text)).orElseThrow();
        Machine.Alias updated = machine.updateAlias(alias.name(), description, routes, service.now());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("updateDate", Dates.json(updated.updateDate()));
        return answer;
    }

    private Machine.Alias existing(String text) {
        ResourceArn arn = aliasArn(text);
        return service.machines()
                .find(arn)
                .flatMap(machine -> arn.alias().flatMap(machine::alias))
                .orElseThrow(() -> new ApiException(ApiError.ResourceNotFound.referenced()));
    }

    private static ResourceArn aliasArn(String text) {
        ResourceArn arn = ResourceArn.parse(text, ResourceArn.STATE_MACHINE);
        Machines.refuseLabel(arn);
        return arn;
    }

    /** Nothing happens if it is not there (recorded). */
    ObjectNode delete(Members members) {
        String text = members.requiredText(ALIAS_ARN, TextRule.ARN);
        members.check();
        ResourceArn arn = aliasArn(text);
        String name = arn.alias()
                .orElseThrow(() -> new ApiException(
                        ApiError.ValidationException.of("The ARN must be that of a state machine alias: " + text)));
        service.machines().find(arn).ifPresent(machine -> machine.deleteAlias(name));
        return Service.nothing();
    }

    ObjectNode describe(Members members) {
        String text = members.requiredText(ALIAS_ARN, TextRule.ARN);
        members.check();
        Machine.Alias alias = existing(text);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put(ALIAS_ARN, alias.arn());
        answer.put("name", alias.name());
        alias.description().ifPresent(it -> answer.put("description", it));
        ArrayNode routes = answer.putArray("routingConfiguration");
        alias.routes()
                .forEach(route -> routes.addObject()
                        .put("stateMachineVersionArn", route.versionArn())
                        .put("weight", route.weight()));
        answer.set("creationDate", Dates.json(alias.creationDate()));
        answer.set("updateDate", Dates.json(alias.updateDate()));
        return answer;
    }

    /** Those of a machine, or those that lead to a version of it; another qualifier names neither. */
    ObjectNode list(Members members) {
        String text = members.requiredText("stateMachineArn", TextRule.ARN);
        PageRequest page = PageRequest.read(members, "ListStateMachineAliases " + text);
        ResourceArn arn = aliasArn(text);
        Machine machine = service.machines()
                .find(arn)
                .filter(it -> arn.qualifier().isEmpty()
                        || arn.version().flatMap(it::version).isPresent())
                .orElseThrow(() -> new ApiException(new ApiError.StateMachineDoesNotExist(text)));
        List<Machine.Alias> aliases = arn.version().isPresent() ? machine.aliasesOf(text) : machine.aliases();
        return Page.of(
                "stateMachineAliases",
                aliases.stream(),
                page,
                alias -> Page.ascending(alias.number()),
                AliasActions::listed);
    }

    private static ObjectNode listed(Machine.Alias alias) {
        ObjectNode item = JsonNodeFactory.instance.objectNode().put(ALIAS_ARN, alias.arn());
        item.set("creationDate", Dates.json(alias.creationDate()));
        return item;
    }
}
