package dev.loveless.docker.job;

import static dev.loveless.docker.job.JobTrial.component;
import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.client.ContainerSpecification;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineException.Kind;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.docker.fault.Faults;
import dev.loveless.engine.Execution;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ContainerImageExecutorTest {
    private static final String OUTPUT_FILE = "/loveless/output/output.json";

    private final FakeEngine engine = new FakeEngine();
    private final JobTrial trial = new JobTrial(engine);

    @AfterEach
    void close() {
        trial.close();
    }

    private Execution run(FakeEngine.Program program) {
        engine.image("image", program);
        return trial.run("docker://image", "", "{\"x\": [1]}");
    }

    private ContainerSpecification asked() {
        return engine.containers.get(0).specification;
    }

    @Test
    void theInputIsInAFileAndInAVariable() {
        run(container -> container.exit(0));

        assertThat(asked().environment())
                .containsEntry("LOVELESS_INPUT", "{\"x\": [1]}")
                .containsEntry("LOVELESS_INPUT_FILE", "/loveless/input/input.json")
                .containsEntry("LOVELESS_OUTPUT_FILE", OUTPUT_FILE)
                .containsEntry("AWS_REGION", "us-east-1");
        assertThat(engine.containers.get(0).files).containsEntry("/loveless/input/input.json", "{\"x\": [1]}");
        assertThat(asked().readOnly()).isTrue();
        assertThat(asked().exchange()).contains("/loveless");
    }

    @Test
    void aLargeInputIsInTheFileAlone() {
        engine.image("image", container -> container.exit(0));
        String large = "{\"x\": \"" + "ä".repeat(60_000) + "\"}";

        Execution execution = trial.run("docker://image", "", large);

        assertThat(execution.output()).contains("{}");
        assertThat(asked().environment()).doesNotContainKey("LOVELESS_INPUT");
        assertThat(engine.containers.get(0).files).containsEntry("/loveless/input/input.json", large);
    }

    @Test
    void filesAreCopiedWhereTheEngineRefusesToShareThem() {
        engine.boastsOfSharing = true;

        Execution execution = run(container -> {
            container.files.put(OUTPUT_FILE, "{\"from\": \"file\"}");
            container.exit(0);
        });

        assertThat(execution.output()).contains("{\"from\": \"file\"}");
        assertThat(engine.containers.get(0).files).containsEntry("/loveless/input/input.json", "{\"x\": [1]}");
    }

    @Test
    void theOutputFileIsTheOutputWhateverIsPrinted() {
        Execution execution = run(container -> {
            container.files.put(OUTPUT_FILE, "{\"from\": \"file\"}\n");
            container.out("{\"from\": \"standard output\"}");
            container.exit(0);
        });

        assertThat(execution.output()).contains("{\"from\": \"file\"}");
    }

    @Test
    void withoutAFileTheLastDocumentOfStandardOutputIs() {
        Execution execution = run(container -> {
            container.files.put(OUTPUT_FILE, " ");
            container.out("working");
            container.out("{\"from\":");
            container.out(" 1}");
            container.error("{\"from\": 2}");
            container.exit(0);
        });

        assertThat(JobTrial.output(execution)).isEqualTo(JobTrial.tree("{\"from\": 1}"));
    }

    @Test
    void aComponentThatSaysNothingAnswersAnEmptyObject() {
        assertThat(run(container -> {
                            container.out("hello");
                            container.exit(0);
                        })
                        .output())
                .contains("{}");
    }

    @Test
    void anOutputFileThatIsNoJsonFailsTheTask() {
        Execution execution = run(container -> {
            container.files.put(OUTPUT_FILE, "{oops");
            container.exit(0);
        });

        assertThat(execution.error()).contains("Docker.InvalidOutput");
        assertThat(execution.cause().orElseThrow()).contains("LOVELESS_OUTPUT_FILE is no JSON");
    }

    @Test
    void outputTooLargeToBeKeptIsAnErrorAndNotAnEmptyObject() {
        Execution execution = run(container -> {
            container.out("[");
            IntStream.range(0, 3).forEach(i -> container.out("\"" + "x".repeat(500_000) + "\","));
            container.out("1]");
            container.exit(0);
        });

        assertThat(execution.error()).contains("Docker.InvalidOutput");
        assertThat(execution.cause().orElseThrow()).contains("larger than 1 MiB");
    }

    @Test
    void anExitCodeNamesTheErrorAndStandardErrorTheCause() {
        Execution execution = run(container -> {
            container.error("cannot open model");
            container.exit(3);
        });

        assertThat(execution.error()).contains("Docker.ExitCode.3");
        assertThat(execution.cause())
                .contains("'image' ended with exit code 3."
                        + " The last lines of its standard error:\ncannot open model");
    }

    @Test
    void anErrorDocumentNamesTheErrorItself() {
        Execution fromOutput = run(container -> {
            container.out("{\"Error\": \"NoFace\", \"Cause\": \"nobody there\"}");
            container.exit(1);
        });
        Execution fromError = run(container -> {
            container.error("{\"Error\": \"NoFace\", \"Cause\": {\"seen\": 0}}");
            container.exit(1);
        });
        Execution fromFile = run(container -> {
            container.files.put(OUTPUT_FILE, "{\"Error\": \"InFile\"}");
            container.out("{\"Error\": \"Printed\"}");
            container.exit(1);
        });

        assertThat(fromOutput.error()).contains("NoFace");
        assertThat(fromOutput.cause()).contains("nobody there");
        assertThat(fromError.cause()).contains("{\"seen\":0}");
        assertThat(fromFile.error()).contains("InFile");
        assertThat(fromFile.cause().orElseThrow()).contains("exit code 1");
    }

    @Test
    void anErrorDocumentOfASuccessIsItsOutput() {
        assertThat(run(container -> {
                            container.out("{\"Error\": \"none\"}");
                            container.exit(0);
                        })
                        .output())
                .contains("{\"Error\": \"none\"}");
    }

    @Test
    void lackOfMemoryHasANameOfItsOwn() {
        engine.image("image", FakeEngine.Container::outOfMemory);
        Component small = new Component(
                "small",
                new Source.Image("image"),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new Resources(OptionalInt.of(64), OptionalDouble.empty(), Gpus.NONE),
                Isolation.FRESH,
                Faults.NONE);

        Execution execution = trial.job(Job.of(small)).run("docker://small", "", "{}");

        assertThat(execution.error()).contains("Docker.OutOfMemory");
        assertThat(execution.cause().orElseThrow())
                .contains("memory limit of 64 MB")
                .contains("'small'");
    }

    @Test
    void aConfiguredJobComesBeforeAnImageOfItsName() {
        engine.image("other:1", container -> container.exit(0));
        trial.job(Job.of(component(
                        "resize",
                        new Source.Image("other:1"),
                        List.of("go"),
                        Map.of("SIZE", "7", "AWS_REGION", "own", "LOVELESS_INPUT", "not this"))))
                .endpoints(Map.of("", URI.create("http://localhost:4566")));

        assertThat(trial.run("docker://resize", "", "{}").output()).contains("{}");
        assertThat(asked().component()).isEqualTo("resize");
        assertThat(asked().command()).containsExactly("go");
        assertThat(asked().environment())
                .containsEntry("SIZE", "7")
                .containsEntry("AWS_REGION", "own")
                .containsEntry("LOVELESS_INPUT", "{}")
                .containsEntry("AWS_ENDPOINT_URL", "http://host.docker.internal:4566");
    }

    @Test
    void whatTheEngineRefusesHasANameForEachReason() {
        engine.image("image", container -> {});
        engine.refusedStarts.put("image", new EngineException(Kind.NOT_STARTED, "No such program: /x."));
        Execution noImage = trial.run("docker://nothing/here:1", "", "{}");
        Execution notStarted = trial.run("docker://image", "", "{}");

        assertThat(noImage.error()).contains("Docker.ImageNotFound");
        assertThat(noImage.cause().orElseThrow()).contains("There is no image 'nothing/here:1'");
        assertThat(notStarted.error()).contains("Docker.NotStarted");
        assertThat(notStarted.cause().orElseThrow()).contains("No such program: /x.");
        await().untilAsserted(() -> assertThat(engine.removed).hasSize(1));
    }

    @Test
    void anEngineThatGoesAwayFailsTheTaskAndRetryTriesAgain() {
        engine.image("image", container -> {
            if (engine.containers.size() == 1) {
                container.lose("The Docker engine went away.");
            } else {
                container.exit(0);
            }
        });

        Execution execution = trial.run(
                "docker://image",
                "\"Retry\": [{\"ErrorEquals\": [\"Docker.EngineUnavailable\"], \"IntervalSeconds\": 1}]",
                "{}");

        assertThat(execution.output()).contains("{}");
        assertThat(JobTrial.causesOf(execution)).anyMatch(cause -> cause.contains("The Docker engine went away."));
    }

    @Test
    void aFaultOfALibraryEndsTheTaskAndTheContainerGoes() {
        Execution execution = run(container -> {
            throw new NoClassDefFoundError("org/apache/Something");
        });

        assertThat(execution.error()).contains("Docker.Refused");
        assertThat(execution.cause().orElseThrow()).contains("NoClassDefFoundError: org/apache/Something");
        await().untilAsserted(() -> assertThat(engine.removed).hasSize(1));
    }

    @Test
    void noEngineAtAllIsTheSameError() {
        try (JobTrial without = new JobTrial(() -> {
            throw new EngineException(Kind.UNAVAILABLE, "No Docker engine answers.");
        })) {
            Execution execution = without.run("docker://image", "", "{}");

            assertThat(execution.error()).contains("Docker.EngineUnavailable");
            assertThat(execution.cause().orElseThrow()).contains("No Docker engine answers.");
        }
    }

    @Test
    void gpusThatAreOptionalAreDoneWithoutAndTheUserIsTold() {
        engine.hasGpu = false;
        engine.image("image", container -> container.exit(0));
        trial.job(Job.of(withGpus("wishful", Gpus.OPTIONAL))).job(Job.of(withGpus("strict", Gpus.ALL)));

        assertThat(trial.run("docker://wishful", "", "{}").output()).contains("{}");
        assertThat(trial.run("docker://wishful", "", "{}").output()).contains("{}");
        assertThat(engine.containers)
                .as("the second task does not ask for GPUs again")
                .hasSize(3);
        assertThat(trial.events(ComponentEvent.Warning.class))
                .extracting(ComponentEvent.Warning::text)
                .containsExactly("'wishful' runs without a GPU: This engine has no GPU.");
        Execution strict = trial.run("docker://strict", "", "{}");
        assertThat(strict.error()).contains("Docker.NoGpu");
        assertThat(strict.cause().orElseThrow())
                .endsWith("This engine has no GPU. Or set `gpus: optional` to go on without a GPU.");
    }

    private static Component withGpus(String name, Gpus gpus) {
        return new Component(
                name,
                new Source.Image("image"),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new Resources(OptionalInt.empty(), OptionalDouble.empty(), gpus),
                Isolation.FRESH,
                Faults.NONE);
    }

    @Test
    void warmIsolationGivesAWritableRoot() {
        engine.image("image", container -> container.exit(0));
        trial.job(Job.of(Component.of("warm", new Source.Image("image"), Isolation.WARM)));

        trial.run("docker://warm", "", "{}");

        assertThat(asked().readOnly()).isFalse();
    }

    @Test
    void aComponentThatStumblesOverItsReadOnlyRootGetsAHint() {
        run(container -> {
            container.error("sh: can't create /x: Read-only file system");
            container.exit(1);
        });

        assertThat(trial.events(ComponentEvent.Warning.class))
                .extracting(ComponentEvent.Warning::text)
                .anyMatch(text -> text.contains("isolation: warm"));
    }

    @Test
    void aStoppedExecutionStopsItsContainerAndRemovesIt() {
        engine.image("image", container -> {});
        Execution execution = trial.start("docker://image", "", "{}");
        await().untilAsserted(() -> assertThat(engine.containers).hasSize(1));

        execution.stop("Enough", "of this");

        await().untilAsserted(() -> assertThat(engine.removed).hasSize(1));
        assertThat(engine.containers.get(0).exit.join().exitCode()).isEqualTo(143);
        assertThat(trial.jobs().detachedJobs()).isZero();
    }

    @Test
    void aTimeoutStopsItsContainer() {
        engine.image("image", container -> {});

        Execution execution = trial.run("docker://image", "\"TimeoutSeconds\": 1", "{}");

        assertThat(execution.error()).contains("States.Timeout");
        await().untilAsserted(() -> assertThat(engine.removed).hasSize(1));
    }

    @Test
    void virtualTimeWaitsForTheContainer() {
        trial.virtualTime();
        engine.image(
                "image",
                container -> new Thread(() -> {
                            container.out("\"done\"");
                            container.exit(0);
                        })
                        .start());

        assertThat(trial.run("docker://image", "\"TimeoutSeconds\": 60", "{}").output())
                .contains("\"done\"");
    }

    @Test
    void closingAsksWhatRunsToEndAndWaitsUntilItIsRemoved() {
        engine.image("image", container -> {});
        trial.start("docker://image", "", "{}");
        await().untilAsserted(() ->
                assertThat(trial.events(ComponentEvent.Started.class)).hasSize(1));

        trial.jobs().close();

        assertThat(engine.removed).hasSize(1);
        assertThat(engine.containers.get(0).exit.join().exitCode()).isEqualTo(143);
    }

    @Test
    void whatIsWaitedForAtTheEndIsToldAndWhatItWritesMeanwhileToo() {
        engine.ignoresStops = true;
        engine.image("image", container -> {});
        trial.start("docker://image", "", "{}");
        await().untilAsserted(() ->
                assertThat(trial.events(ComponentEvent.Started.class)).hasSize(1));

        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(() -> trial.jobs().close());

        await().untilAsserted(() -> assertThat(trial.events(ComponentEvent.Warning.class))
                .extracting(ComponentEvent.Warning::text)
                .containsExactly("Waiting for 1 job to end ('image'); killed in 28 s at the latest."));
        engine.containers.get(0).out("last words");
        engine.containers.get(0).exit(0);
        closing.join();
        assertThat(trial.events(ComponentEvent.Output.class))
                .extracting(ComponentEvent.Output::line)
                .containsExactly("last words");
    }

    @Test
    void whatIsBeingKilledAlreadyAtTheEndIsToldSo() {
        engine.ignoresStops = true;
        engine.image("image", container -> {});
        trial.job(new Job(Component.of("sleeper", new Source.Image("image"), Isolation.FRESH), Duration.ofSeconds(2)));
        trial.start("docker://sleeper", "", "{}");
        await().untilAsserted(() ->
                assertThat(trial.events(ComponentEvent.Started.class)).hasSize(1));

        CompletableFuture<Void> closing =
                CompletableFuture.runAsync(() -> trial.jobs().close());

        await().untilAsserted(() -> assertThat(trial.events(ComponentEvent.Warning.class))
                .extracting(ComponentEvent.Warning::text)
                .containsExactly("Waiting for 1 job to end ('sleeper'); being killed."));
        engine.containers.get(0).exit(0);
        closing.join();
    }

    @Test
    void itsStartOutputAndEndAreToldWithTheState() {
        run(container -> {
            container.out("one");
            container.error("two");
            container.exit(5);
        });

        await().untilAsserted(() -> assertThat(trial.events(ComponentEvent.Ended.class))
                .extracting(ComponentEvent.Ended::how)
                .containsExactly("exit code 5"));
        assertThat(trial.events(ComponentEvent.class))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Started", "Output", "Output", "Ended");
        assertThat(trial.events(ComponentEvent.Started.class))
                .allSatisfy(it -> assertThat(it.task().orElseThrow().state()).isEqualTo("Work"));
        assertThat(trial.events(ComponentEvent.Output.class))
                .extracting(it -> it.line() + it.standardError())
                .containsExactly("onefalse", "twotrue");
    }
}
