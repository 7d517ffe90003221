package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.Dates;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.Page;
import dev.loveless.api.protocol.PageRequest;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.api.resource.ActivityResources.ActivityResource;
import dev.loveless.api.resource.EncryptionConfiguration;
import dev.loveless.api.resource.ResourceArn;
import dev.loveless.api.resource.ResourceName;
import dev.loveless.api.resource.Tags;
import dev.loveless.engine.runtime.Activities;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The actions on activities. */
final class ActivityActions {
    private static final String ACTIVITY_ARN = "activityArn";

    private final Service service;
    private final Waiting waiting;

    /** @param waiting ends polls that found nothing */
    ActivityActions(Service service, Waiting waiting) {
        this.service = service;
        this.waiting = waiting;
    }

    ObjectNode create(Members members) {
        Map<String, String> tags = Tags.read(members);
        Optional<EncryptionConfiguration> encryption = EncryptionConfiguration.read(members);
        String name = ResourceName.required(members);
        String arn = service.loveless().arnPrefix() + ":activity:" + name;
        Tags.checkCount(arn, tags);
        ActivityResource activity = service.activities().create(arn, name, service.now(), encryption, () -> {
            service.loveless().activity(name);
            service.tags().add(arn, tags, () -> true);
        });
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put(ACTIVITY_ARN, arn);
        answer.set("creationDate", Dates.json(activity.creationDate()));
        return answer;
    }

    ObjectNode delete(Members members) {
        String arn = arnOf(members);
        ResourceArn.parse(arn, ResourceArn.ACTIVITY);
        service.activities().delete(arn, () -> {
            service.loveless().runtime().activities().delete(arn);
            service.tags().forget(arn);
        });
        return Service.nothing();
    }

    private static String arnOf(Members members) {
        String arn = members.requiredText(ACTIVITY_ARN, TextRule.ARN);
        members.check();
        return arn;
    }

    ObjectNode describe(Members members) {
        ActivityResource activity = service.activities().get(arnOf(members));
        ObjectNode answer = listed(activity);
        answer.set(
                "encryptionConfiguration",
                activity.encryption().orElse(EncryptionConfiguration.AWS_OWNED).toJson());
        return answer;
    }

    private static ObjectNode listed(ActivityResource activity) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put(ACTIVITY_ARN, activity.arn());
        item.put("name", activity.name());
        item.set("creationDate", Dates.json(activity.creationDate()));
        return item;
    }

    ObjectNode list(Members members) {
        return Page.of(
                "activities",
                service.activities().all().stream(),
                PageRequest.read(members, "ListActivities"),
                activity -> Page.ascending(activity.number()),
                ActivityActions::listed);
    }

    /** Waits for a task up to a minute, and without a thread; a worker that leaves gives its place up. */
    CompletableFuture<ObjectNode> poll(Action.Request request) {
        String arn = request.members().requiredText(ACTIVITY_ARN, TextRule.ARN);
        Optional<String> workerName = request.members().text("workerName", TextRule.NAME);
        request.members().check();
        service.activities().get(arn);
        CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
        Activities.Poll poll = service.loveless()
                .runtime()
                .activities()
                .poll(
                        arn,
                        workerName,
                        task -> answer.complete(handed(task)),
                        // Who asks again is told that it is gone, or waits for the new one of its name.
                        () -> answer.complete(Service.nothing()));
        if (!answer.isDone()) {
            Waiting.Ending ending = waiting.until(Waiting.LONG_POLL, () -> {
                if (poll.cancel()) {
                    answer.complete(Service.nothing());
                }
            });
            answer.whenComplete((given, cancelled) -> {
                ending.cancel();
                poll.cancel();
            });
        }
        return answer;
    }

    private static ObjectNode handed(Activities.ActivityTask task) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("taskToken", task.token())
                .put("input", task.input().text());
    }
}
