package dev.loveless.junit.examples;

import static dev.loveless.junit.LovelessAssertions.assertThat;

import dev.loveless.engine.StateMachine;
import dev.loveless.engine.task.TaskException;
import dev.loveless.junit.Definition;
import dev.loveless.junit.LovelessExtension;
import dev.loveless.junit.task.TaskStubs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisteredByHandTest {
    @RegisterExtension
    static final LovelessExtension LOVELESS = LovelessExtension.builder()
            .seed(7)
            .engine(engine -> engine.handler("arn:aws:lambda:us-east-1:123456789012:function:charge", request -> {
                throw new TaskException("Refused", "no money");
            }))
            .build();

    @Test
    void isRefused(@Definition("order.asl.json") StateMachine order, TaskStubs tasks) {
        tasks.state("Tell").returns(null);

        assertThat(order.start("{\"order\": 7}").await()).failedWith("NotCharged");
    }
}
