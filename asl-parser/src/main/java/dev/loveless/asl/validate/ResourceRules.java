package dev.loveless.asl.validate;

import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.model.TemplateField;
import dev.loveless.asl.resource.IntegrationParameters;
import dev.loveless.asl.resource.IntegrationPattern;
import dev.loveless.asl.resource.OptimizedIntegrations;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.Locale;
import java.util.Optional;

/** Rules for the Resource of a Task, and for what it asks of the Task's other fields. */
final class ResourceRules {
    private static final String PLACEHOLDER = "It holds a placeholder: put the value in before the definition is used.";
    private static final String STANDARD_ONLY =
            "Create the machine as STANDARD, or call the service without waiting for it.";

    private ResourceRules() {}

    static void check(SourceObject state, StateContext context) {
        Optional<SourceNode> field =
                state.get("Resource").filter(value -> value.json().isTextual());
        if (field.isEmpty()) {
            return;
        }
        SourceNode resource = field.get();
        String text = resource.json().textValue();
        Optional<TaskResource> parsed = TaskResource.parse(text);
        if (parsed.isPresent() && parsed.get() instanceof TaskResource.ContainerImage) {
            // Not AWS's: a lint says so.
            return;
        }
        if (!text.startsWith("arn:")) {
            context.findings().schema(resource.location(), "Value is not a valid resource ARN", remedyForNoArn(text));
        } else if (parsed.isEmpty()) {
            refuseUnknown(resource, context);
        } else if (parsed.get() instanceof TaskResource.Activity) {
            checkActivity(state, resource, context);
        } else if (parsed.get() instanceof TaskResource.ServiceCall call) {
            checkCall(call, state, resource, context);
        }
    }

    private static String remedyForNoArn(String text) {
        return hasPlaceholder(text) ? PLACEHOLDER : "Write an ARN such as arn:aws:states:::lambda:invoke.";
    }

    private static boolean hasPlaceholder(String text) {
        return text.contains("${") || text.contains("{{") || text.contains("#{");
    }

    private static void checkActivity(SourceObject state, SourceNode resource, StateContext context) {
        if (context.type() == StateMachineType.EXPRESS) {
            context.findings()
                    .schema(resource.location(), "Express state machine does not support Activity ARN", STANDARD_ONLY);
        }
        state.get("Credentials")
                .ifPresent(credentials -> context.findings()
                        .schema(
                                credentials.location(),
                                "The field 'Credentials' is not supported for activities",
                                "Remove 'Credentials'; the worker has a role of its own."));
    }

    private static void checkCall(
            TaskResource.ServiceCall call, SourceObject state, SourceNode resource, StateContext context) {
        boolean known = call.awsSdk() ? isSdkCall(call) : OptimizedIntegrations.supports(call);
        if (!known) {
            refuseUnknown(resource, context);
            return;
        }
        if (context.type() == StateMachineType.EXPRESS) {
            checkExpress(call, resource, context);
        }
        checkParameters(call, state, context);
    }

    /** Which services and actions an SDK has is not looked into; their spelling is. */
    private static boolean isSdkCall(TaskResource.ServiceCall call) {
        return call.service().equals(call.service().toLowerCase(Locale.ROOT))
                && Character.isLowerCase(call.action().charAt(0))
                && (call.pattern() == IntegrationPattern.REQUEST_RESPONSE
                        || call.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN);
    }

    /** Recorded; the blank after the second text is AWS's. */
    private static void checkExpress(TaskResource.ServiceCall call, SourceNode resource, StateContext context) {
        switch (call.pattern()) {
            case SYNC, SYNC_2 ->
                context.findings()
                        .schema(
                                resource.location(),
                                "Express state machine does not support '.sync' service integration",
                                STANDARD_ONLY);
            case WAIT_FOR_TASK_TOKEN ->
                context.findings()
                        .schema(
                                resource.location(),
                                "Express state machine does not support '.waitForTaskToken' service integration ",
                                STANDARD_ONLY);
            case REQUEST_RESPONSE -> {}
        }
    }

    private static void checkParameters(TaskResource.ServiceCall call, SourceObject state, StateContext context) {
        String field = context.isJsonata() ? "Arguments" : "Parameters";
        Optional<SourceNode> parameters = state.get(field);
        if (parameters.isEmpty()) {
            context.findings()
                    .schema(
                            state.location(),
                            field + " field is required for resource ARN: " + call.arn(),
                            Remedies.add(field));
        } else if (parameters.get() instanceof SourceObject object) {
            for (String name : IntegrationParameters.required(call)) {
                if (!object.has(name) && !object.has(TemplateField.evaluated(name))) {
                    context.findings()
                            .schema(
                                    object.location(),
                                    "The field '" + name + "' is required but was missing",
                                    Remedies.add(name));
                }
            }
            IntegrationParameters.known(call).ifPresent(known -> checkKnown(object, known, context));
        }
    }

    private static void checkKnown(SourceObject object, IntegrationParameters.Members known, StateContext context) {
        for (SourceMember member : object.members()) {
            String name = context.isJsonata() ? member.name() : TemplateField.plain(member.name());
            if (!known.names().contains(name)) {
                context.findings()
                        .schema(
                                object.location(),
                                "The field \"" + name + "\" is not supported by Step Functions",
                                Suggestion.closest(name, known.names())
                                        .map(meant -> "Did you mean '" + meant + "'?")
                                        .orElse("Names are spelled in PascalCase, as in the API of the service."));
            } else if (known.objects().containsKey(name) && member.value() instanceof SourceObject nested) {
                checkKnown(nested, known.objects().get(name), context);
            }
        }
    }

    private static void refuseUnknown(SourceNode resource, StateContext context) {
        context.findings()
                .schema(
                        resource.location(),
                        "The resource provided " + resource.json().textValue()
                                + " is not recognized. The value is not a valid resource ARN, or the resource is not"
                                + " available in this region.",
                        hasPlaceholder(resource.json().textValue())
                                ? PLACEHOLDER
                                : "See the service, action and pattern ('.sync', '.waitForTaskToken') for their spelling.");
    }
}
