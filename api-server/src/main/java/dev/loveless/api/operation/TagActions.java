package dev.loveless.api.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import dev.loveless.api.resource.ResourceArn;
import dev.loveless.api.resource.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TagResource, UntagResource and ListTagsForResource. */
final class TagActions {
    private final Service service;

    TagActions(Service service) {
        this.service = service;
    }

    ObjectNode tag(Members members) {
        String arn = members.requiredText("resourceArn", TextRule.ARN);
        Map<String, String> tags = Tags.read(members);
        if (members.isAbsent("tags")) {
            members.missing("tags");
        }
        members.check();
        if (!service.tags().add(arn, tags, () -> exists(arn))) {
            throw notFound(arn);
        }
        return Service.nothing();
    }

    ObjectNode untag(Members members) {
        String arn = members.requiredText("resourceArn", TextRule.ARN);
        Optional<List<String>> keys = members.texts("tagKeys", TextRule.length(1, 128));
        if (keys.isEmpty()) {
            members.missing("tagKeys");
        }
        members.check();
        checkExists(arn);
        service.tags().remove(arn, keys.orElseThrow());
        return Service.nothing();
    }

    ObjectNode list(Members members) {
        String arn = members.requiredText("resourceArn", TextRule.ARN);
        members.check();
        checkExists(arn);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("tags").addAll(service.tags().toJson(arn));
        return answer;
    }

    private void checkExists(String text) {
        if (!exists(text)) {
            throw notFound(text);
        }
    }

    private static ApiException notFound(String arn) {
        return new ApiException(ApiError.ResourceNotFound.tagged(arn));
    }

    /**
     * Only machines and activities have tags, versions and aliases do not (recorded).
     *
     * @throws ApiException if it is the ARN of something else
     */
    private boolean exists(String text) {
        ResourceArn arn = ResourceArn.parse(text, ResourceArn.STATE_MACHINE, ResourceArn.ACTIVITY);
        return arn.resourceType().equals(ResourceArn.ACTIVITY)
                ? service.activities().exists(text)
                : service.machines()
                        .find(arn)
                        .filter(machine -> machine.arn().equals(text))
                        .isPresent();
    }
}
