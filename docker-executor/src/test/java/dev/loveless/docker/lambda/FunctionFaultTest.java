package dev.loveless.docker.lambda;

import static dev.loveless.docker.testing.TestApplication.functionArn;
import static dev.loveless.docker.testing.TestApplication.succeeded;
import static dev.loveless.docker.testing.TestComponents.atFirst;
import static dev.loveless.docker.testing.TestComponents.component;
import static dev.loveless.docker.testing.TestComponents.function;
import static dev.loveless.docker.testing.TestComponents.functions;
import static dev.loveless.docker.testing.TestComponents.process;
import static dev.loveless.docker.testing.TestComponents.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.testing.TestApplication;
import dev.loveless.engine.Execution;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Faults made on purpose, and Retry acting on them. */
class FunctionFaultTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static TestApplication application(Fault fault) {
        return new TestApplication(functions(function(with(component("work", process()), atFirst(fault)), LIMIT, 10)));
    }

    /** Fails without Retry as is said, is told, and succeeds with Retry on that error. */
    private static void makes(Fault fault, String input, String error, String cause) throws Exception {
        try (TestApplication application = application(fault)) {
            Execution once = application.invoke("work", input).await(LIMIT);
            assertThat(once.error()).contains(error);
            assertThat(once.cause().orElseThrow()).contains(cause);
            assertThat(application.events(ComponentEvent.FaultMade.class))
                    .extracting(made -> made.component() + " " + made.task().state())
                    .containsExactly("work Work");
            Execution retried = application.start("""
                    {"Type": "Task", "End": true, "Resource": "%s",
                     "Retry": [{"ErrorEquals": ["%s"], "IntervalSeconds": 1}]}""".formatted(functionArn("work"), error), input);
            succeeded(retried);
            assertThat(application.events(ComponentEvent.FaultMade.class)).hasSize(2);
        }
    }

    @Test
    void anAnswerIsGivenWithoutAskingTheComponent() throws Exception {
        makes(new Fault.Answer("Chaos", "on purpose"), "{}", "Chaos", "on purpose");
    }

    @Test
    void aStartThatFailsIsAServiceExceptionAsTheUsualRetriersExpectIt() throws Exception {
        makes(new Fault.FailStart(), "{}", "Lambda.ServiceException", "did not start");
    }

    @Test
    void aProcessKilledAtOnceNeverAnswers() throws Exception {
        makes(
                new Fault.Kill(Optional.of(Duration.ZERO)),
                "{}",
                "Runtime.ExitError",
                "Runtime exited with error: signal: killed");
    }

    @Test
    void aProcessIsKilledWhileItWorks() throws Exception {
        makes(
                new Fault.Kill(Optional.of(Duration.ofMillis(200))),
                "{\"do\": \"wait\", \"with\": \"1500\"}",
                "Runtime.ExitError",
                "Runtime exited with error: signal: killed");
    }

    @Test
    void aProcessThatAnswersBeforeItsMomentIsKilledThenAndItsAnswerDoesNotCount() throws Exception {
        makes(
                new Fault.Kill(Optional.of(Duration.ofHours(1))),
                "{}",
                "Runtime.ExitError",
                "Runtime exited with error: signal: killed");
    }

    @Test
    void aProcessWhoseTimeIsOverBeforeItsMomentIsKilledOnPurposeThen() throws Exception {
        Fault kill = new Fault.Kill(Optional.of(Duration.ofHours(1)));
        try (TestApplication application = new TestApplication(
                functions(function(with(component("work", process()), atFirst(kill)), Duration.ofSeconds(1), 10)))) {
            Execution execution = application
                    .invoke("work", "{\"do\": \"wait\", \"with\": \"60000\"}")
                    .await(LIMIT);
            assertThat(execution.error()).contains("Runtime.ExitError");
            assertThat(application.events(ComponentEvent.FaultMade.class)).hasSize(1);
        }
    }

    @Test
    void aDelayLetsTheWorkBeginLater() throws Exception {
        try (TestApplication application = application(new Fault.Delay(Duration.ofMillis(700)))) {
            long begun = System.nanoTime();
            assertThat(application.output("work", "{}")).isEqualTo("{}");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(700));
            assertThat(application.events(ComponentEvent.FaultMade.class)).hasSize(1);
        }
    }
}
