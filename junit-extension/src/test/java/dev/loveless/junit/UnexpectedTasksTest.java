package dev.loveless.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.loveless.engine.Loveless;
import dev.loveless.junit.task.TaskStubs;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Tests fail for tasks that nothing was said of, even if they do not look at the execution. */
class UnexpectedTasksTest {
    private static final String MACHINE = """
            {"StartAt": "Work", "States": {"Work": {
              "Type": "Task", "Resource": "%s", "Parameters": {"TopicArn": "a", "Message": "b"}, "Retry": [{"ErrorEquals": ["States.ALL"]}],
              "End": true}}}
            """;

    @Test
    void theTestFailsAndIsToldWhatToWrite() {
        assertThat(failureOf("ofAFunction"))
                .contains(
                        "state     Work of machine Machine",
                        "resource  arn:aws:lambda:us-east-1:123456789012:function:work",
                        "\"Message\" : \"b\"",
                        "tasks.function(\"work\").returns(Map.of());");
        assertThat(failureOf("ofAFunction")).contains("The stand-ins there are: state(\"Other\").");
        assertThat(failureOf("ofAService")).contains("tasks.state(\"Work\").returns(Map.of());");
    }

    @Test
    void answersThatAreUsedUpFailTheTest() {
        assertThat(failureOf("usedUp")).contains("its stand-in, state(\"Work\"), says nothing of invocation 2");
    }

    @Test
    void aTaskAfterTheLastTestFailsTheClass() {
        List<String> failures = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("loveless.coverage.summary", "false")
                .configurationParameter("loveless.coverage.directory", "target/coverage-of-runs-in-tests")
                .selectors(selectClass(LateTask.class))
                .execute()
                .containerEvents()
                .failed()
                .stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(String::valueOf)
                .toList();

        assertThat(failures).singleElement().asString().contains("A task was not expected");
    }

    @Test
    void anAssertionInAStandInFailsTheTestWhateverTheMachineCatches() {
        assertThat(failureOf("assertionInAStandIn"))
                .contains("The stand-in state(\"Work\") fails the test, at its invocation 1, in state 'Work':")
                .contains("expected: <a> but was: <b>");
    }

    @Test
    void anAnswerThatIsNoJsonFailsTheTest() {
        assertThat(failureOf("answerThatIsNoJson"))
                .contains("The stand-in state(\"Work\") fails the test", "java.lang.Object cannot be written as JSON");
    }

    @Test
    void aTestThatSaidAllPasses() {
        assertThat(run("expected").succeeded().count()).isEqualTo(1);
    }

    private static Events run(String test) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("loveless.coverage.summary", "false")
                .configurationParameter("loveless.coverage.directory", "target/coverage-of-runs-in-tests")
                .selectors(selectMethod(Tests.class, test, Loveless.class, TaskStubs.class))
                .execute()
                .testEvents();
    }

    private static String failureOf(String test) {
        return run(test).failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(String::valueOf)
                .findFirst()
                .orElseThrow();
    }

    @LovelessTest
    static class Tests {
        private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:work";

        @Test
        void ofAFunction(Loveless loveless, TaskStubs tasks) {
            tasks.state("Other").returns(1);
            loveless.stateMachine("Machine", MACHINE.formatted(FUNCTION))
                    .start()
                    .await();
        }

        @Test
        void ofAService(Loveless loveless, TaskStubs tasks) {
            tasks.state("Other").returns(1);
            loveless.stateMachine("Machine", MACHINE.formatted("arn:aws:states:::sns:publish"))
                    .start()
                    .await();
        }

        @Test
        void usedUp(Loveless loveless, TaskStubs tasks) {
            tasks.state("Work").fails("Busy", "").once();
            loveless.stateMachine("Machine", MACHINE.formatted(FUNCTION))
                    .start()
                    .await();
        }

        @Test
        void assertionInAStandIn(Loveless loveless, TaskStubs tasks) {
            tasks.state("Work").answers(task -> {
                Assertions.assertEquals("a", task.text("/Message"));
                return 1;
            });
            loveless.stateMachine("Machine", MACHINE.formatted(FUNCTION))
                    .start()
                    .await();
        }

        @Test
        void answerThatIsNoJson(Loveless loveless, TaskStubs tasks) {
            tasks.state("Work").answers(task -> new Object());
            loveless.stateMachine("Machine", MACHINE.formatted(FUNCTION))
                    .start()
                    .await();
        }

        @Test
        void expected(Loveless loveless, TaskStubs tasks) {
            tasks.any().returns(1);
            loveless.stateMachine("Machine", MACHINE.formatted(FUNCTION))
                    .start()
                    .await();
        }
    }

    @LovelessTest(lifecycle = Lifecycle.PER_CLASS)
    static class LateTask {
        @Test
        void passes(Loveless loveless) {
            assertThat(loveless.isVirtual()).isTrue();
        }

        @AfterAll
        static void startsATask(Loveless loveless) {
            loveless.stateMachine("Machine", MACHINE.formatted("arn:aws:states:::sns:publish"))
                    .start()
                    .await();
        }
    }
}
