package dev.loveless.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.loveless.engine.Execution;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.StateMachine;
import dev.loveless.junit.task.TaskStubs;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** When tests are over, nothing of their engines is left. */
class NothingLeaksTest {
    private static final List<URI> ENDPOINTS = new CopyOnWriteArrayList<>();
    private static final List<Loveless> ENGINES = new CopyOnWriteArrayList<>();

    @Test
    void neitherThreadsNorPortsNorFiles() throws IOException {
        // What others keep for good, as Jetty's and the SDK's own, is there after the first time.
        run();
        Set<String> files = temporaryFiles();

        run();

        assertThat(temporaryFiles()).isEqualTo(files);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(threads())
                        .noneMatch(
                                name -> name.startsWith("loveless") || name.startsWith("aws-java-sdk-NettyEventLoop")));
        assertThat(ENDPOINTS)
                .isNotEmpty()
                .allSatisfy(endpoint -> assertThat(isOpen(endpoint)).isFalse());
        assertThat(ENGINES)
                .isNotEmpty()
                .allSatisfy(engine -> assertThat(isClosed(engine)).isTrue());
    }

    private static void run() {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("loveless.coverage.summary", "false")
                .configurationParameter("loveless.coverage.directory", "target/coverage-of-runs-in-tests")
                .selectors(
                        selectClass(InVirtualTime.class),
                        selectClass(InOtherTimes.class),
                        selectClass(WithComponents.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(10).failed(4));
    }

    private static Set<String> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static boolean isOpen(URI endpoint) throws IOException {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static boolean isClosed(Loveless engine) {
        try {
            engine.stateMachine(
                            "Pass", "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}")
                    .start();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @LovelessTest
    static class InVirtualTime {
        @RepeatedTest(3)
        void passes(
                Loveless loveless,
                @Definition("examples/order.asl.json") StateMachine order,
                TaskStubs tasks,
                SfnClient client,
                SfnAsyncClient asyncClient,
                @Endpoint URI endpoint) {
            ENGINES.add(loveless);
            ENDPOINTS.add(endpoint);
            tasks.any().returns(Map.of("Payload", Map.of("parcel", 1)));
            client.startExecution(
                    request -> request.stateMachineArn(order.arn()).input("{\"order\": 1}"));
            asyncClient.listStateMachines().join();
        }

        @Test
        void fails(Loveless loveless, @Endpoint URI endpoint) {
            ENGINES.add(loveless);
            ENDPOINTS.add(endpoint);
            throw new AssertionError("on purpose");
        }

        @Test
        void leavesAnExecutionRunning(@Definition("examples/order.asl.json") StateMachine order, TaskStubs tasks) {
            tasks.any().neverAnswers();
            order.start("{\"order\": 1}");
        }
    }

    static class InOtherTimes {
        @RepeatedTest(2)
        @LovelessTest(time = Time.REAL)
        void real(Loveless loveless, @Definition("examples/order.asl.json") StateMachine order, TaskStubs tasks) {
            leaveRunning(loveless, order, tasks);
        }

        @RepeatedTest(3)
        @LovelessTest(time = Time.VIRTUAL_BY_ITSELF)
        void virtualByItself(
                Loveless loveless, @Definition("examples/order.asl.json") StateMachine order, TaskStubs tasks) {
            tasks.any().returns(Map.of("Payload", Map.of("parcel", 1)));
            leaveRunning(loveless, order, tasks);
        }

        @Test
        @LovelessTest(time = Time.SCALED)
        void failsInScaledTime(Loveless loveless) {
            ENGINES.add(loveless);
            throw new AssertionError("on purpose");
        }

        private static void leaveRunning(Loveless loveless, StateMachine order, TaskStubs tasks) {
            ENGINES.add(loveless);
            tasks.state("Charge").neverAnswers();
            Execution execution = order.start("{\"order\": 1}");
            assertThat(execution.name()).isNotEmpty();
        }
    }

    static class WithComponents {
        @Test
        @LovelessTest(configuration = "component/loveless.yaml")
        void works(@Definition("Parcels") StateMachine parcels, TaskStubs tasks) {
            tasks.function("charge").returns(1);
            parcels.start().await();
        }

        @Test
        @LovelessTest(configuration = "component/loveless-with-a-broken-machine.yaml")
        void cannotBeOpened(Loveless loveless) {
            throw new AssertionError(loveless);
        }

        @Test
        @LovelessTest(configuration = "component/loveless.yaml", mockConfiguration = "missing.json")
        void lacksAFile(Loveless loveless) {
            throw new AssertionError(loveless);
        }
    }
}
