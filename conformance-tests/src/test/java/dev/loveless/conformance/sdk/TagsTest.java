package dev.loveless.conformance.sdk;

import static dev.loveless.conformance.sdk.StepFunctions.ARN_PREFIX;
import static dev.loveless.conformance.sdk.StepFunctions.PASS;
import static dev.loveless.conformance.sdk.StepFunctions.ROLE;
import static dev.loveless.conformance.sdk.StepFunctions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;

@ExtendWith(Served.class)
class TagsTest {
    private final SfnClient client;

    TagsTest(StepFunctions stepFunctions) {
        this.client = stepFunctions.client();
    }

    @Test
    void areGivenAddedOverwrittenAndTakenAway() {
        String arn = client.createStateMachine(request -> request.name(unique("tagged"))
                        .definition(PASS)
                        .roleArn(ROLE)
                        .tags(tag("team", "one"), tag("empty", "")))
                .stateMachineArn();
        assertThat(tags(arn)).containsExactlyInAnyOrder(tag("team", "one"), tag("empty", ""));

        client.tagResource(request -> request.resourceArn(arn).tags(tag("team", "two"), tag("stage", "test")));
        assertThat(tags(arn)).containsExactlyInAnyOrder(tag("team", "two"), tag("empty", ""), tag("stage", "test"));

        client.untagResource(request -> request.resourceArn(arn).tagKeys("empty", "absent"));
        assertThat(tags(arn)).containsExactlyInAnyOrder(tag("team", "two"), tag("stage", "test"));
    }

    @Test
    void areOfActivitiesToo() {
        String arn = client.createActivity(
                        request -> request.name(unique("tagged")).tags(tag("team", "one")))
                .activityArn();

        assertThat(tags(arn)).containsExactly(tag("team", "one"));
    }

    @Test
    void ofWhatIsNotThereAreRefused() {
        String none = ARN_PREFIX + "stateMachine:none";

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> tags(none))
                .withMessageStartingWith("Resource not found: '" + none + "'")
                .satisfies(e -> assertThat(e.resourceName()).isEqualTo(none));
    }

    @Test
    void areFiftyAtMost() {
        String arn =
                client.createActivity(request -> request.name(unique("tagged"))).activityArn();
        List<Tag> fiftyOne =
                IntStream.range(0, 51).mapToObj(i -> tag("key-" + i, "value")).toList();

        assertThatExceptionOfType(TooManyTagsException.class)
                .isThrownBy(() ->
                        client.tagResource(request -> request.resourceArn(arn).tags(fiftyOne)))
                .satisfies(e -> assertThat(e.resourceName()).isEqualTo(arn));
        assertThat(tags(arn)).isEmpty();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private List<Tag> tags(String arn) {
        return client.listTagsForResource(request -> request.resourceArn(arn)).tags();
    }
}
