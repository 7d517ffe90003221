package dev.loveless.asl.resource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What optimized integrations take as Parameters or Arguments, as far as AWS checks it in a definition. */
public final class IntegrationParameters {
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("lambda:invoke", List.of("FunctionName")),
            Map.entry("sqs:sendMessage", List.of("QueueUrl", "MessageBody")),
            Map.entry("sns:publish", List.of("Message")),
            Map.entry("dynamodb:putItem", List.of("TableName", "Item")),
            Map.entry("dynamodb:getItem", List.of("TableName", "Key")),
            Map.entry("states:startExecution", List.of("StateMachineArn")),
            Map.entry("events:putEvents", List.of("Entries")),
            Map.entry("ecs:runTask", List.of("TaskDefinition")),
            Map.entry("glue:startJobRun", List.of("JobName")));

    private static final Map<String, Members> KNOWN = Map.ofEntries(
            Map.entry(
                    "lambda:invoke",
                    Members.of("FunctionName", "Payload", "Qualifier", "InvocationType", "ClientContext", "LogType")),
            Map.entry("states:startExecution", Members.of("StateMachineArn", "Input", "Name", "TraceHeader")),
            Map.entry(
                    "sqs:sendMessage",
                    Members.of(
                            "QueueUrl",
                            "MessageBody",
                            "DelaySeconds",
                            "MessageAttributes",
                            "MessageSystemAttributes",
                            "MessageDeduplicationId",
                            "MessageGroupId")),
            Map.entry(
                    "sns:publish",
                    Members.of(
                            "TopicArn",
                            "TargetArn",
                            "PhoneNumber",
                            "Message",
                            "MessageAttributes",
                            "MessageStructure",
                            "Subject",
                            "MessageDeduplicationId",
                            "MessageGroupId")),
            Map.entry(
                    "ecs:runTask",
                    Members.of(
                                    "Cluster",
                                    "TaskDefinition",
                                    "LaunchType",
                                    "CapacityProviderStrategy",
                                    "Overrides",
                                    "PlacementConstraints",
                                    "PlacementStrategy",
                                    "PlatformVersion",
                                    "PropagateTags",
                                    "EnableExecuteCommand",
                                    "EnableECSManagedTags",
                                    "EnableEcsManagedTags",
                                    "Count",
                                    "ReferenceId",
                                    "StartedBy",
                                    "ClientToken",
                                    "VolumeConfigurations",
                                    "Group",
                                    "Tags")
                            .and(
                                    "NetworkConfiguration",
                                    Members.of()
                                            .and(
                                                    "AwsvpcConfiguration",
                                                    Members.of("Subnets", "SecurityGroups", "AssignPublicIp")))));

    private IntegrationParameters() {}

    /** The members that the action cannot do without, in the order they are asked for (measured). */
    public static List<String> required(TaskResource.ServiceCall call) {
        return REQUIRED.getOrDefault(key(call), List.of());
    }

    /** The members the action knows; empty where they are not known here, and then nothing can be said of any. */
    public static Optional<Members> known(TaskResource.ServiceCall call) {
        return Optional.ofNullable(KNOWN.get(key(call)));
    }

    private static String key(TaskResource.ServiceCall call) {
        return call.awsSdk() ? "" : call.service() + ":" + call.action();
    }

    /**
     * The members of an object.
     *
     * @param names all of them
     * @param objects those whose own members are known too
     */
    public record Members(Set<String> names, Map<String, Members> objects) {
        static Members of(String... names) {
            return new Members(Set.copyOf(Arrays.asList(names)), Map.of());
        }

        Members and(String name, Members members) {
            Set<String> allNames = new HashSet<>(names);
            allNames.add(name);
            Map<String, Members> allObjects = new HashMap<>(objects);
            allObjects.put(name, members);
            return new Members(Set.copyOf(allNames), Map.copyOf(allObjects));
        }
    }
}
