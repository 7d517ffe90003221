package dev.loveless.docker;

import static dev.loveless.docker.testing.TestApplication.functionArn;
import static dev.loveless.docker.testing.TestApplication.succeeded;
import static dev.loveless.docker.testing.TestComponents.component;
import static dev.loveless.docker.testing.TestComponents.function;
import static dev.loveless.docker.testing.TestComponents.functions;
import static dev.loveless.docker.testing.TestComponents.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loveless.docker.component.Application;
import dev.loveless.engine.Loveless;
import dev.loveless.engine.LovelessBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components that are processes of this machine, put together as an application has them. */
class LocalComponentsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Application APPLICATION = functions(function(component("work", process()), LIMIT, 10));

    private static Loveless engine(Components components) {
        LovelessBuilder builder = Loveless.builder();
        components.executors().forEach(builder::executor);
        return builder.build();
    }

    private static String output(Loveless loveless, String event) {
        String machine = "{\"StartAt\": \"Work\", \"States\": {\"Work\": {\"Type\": \"Task\", \"End\": true,"
                + " \"Resource\": \"" + functionArn("work") + "\"}}}";
        return succeeded(loveless.stateMachine("M" + System.nanoTime(), machine).start(event));
    }

    @Test
    void aProcessIsRecordedForTheNextLovelessAsLongAsThereIsThisOne() {
        Path directory;
        try (Components components = Components.open(APPLICATION, event -> {});
                Loveless loveless = engine(components)) {
            String temporary = output(loveless, "{\"do\": \"variable\", \"with\": \"TMPDIR\"}");
            directory = Path.of(temporary.replace("\"", "")).resolveSibling("processes");
            String pid = output(loveless, "{\"do\": \"count\"}").replaceAll(".*\"pid\":(\\d+).*", "$1");
            assertThat(directory.resolve(pid)).exists();
        }
        assertThat(directory.getParent()).doesNotExist();
    }

    @Test
    void anEventThatIsStillToBeDoneIsCounted(@TempDir Path directory) throws IOException {
        Path end = directory.resolve("end");
        String machine = """
                {"StartAt": "Work", "States": {"Work": {"Type": "Task", "End": true,
                 "Resource": "arn:aws:states:::lambda:invoke",
                 "Parameters": {"FunctionName": "work", "InvocationType": "Event",
                  "Payload": {"do": "wait-for", "with": "%s"}}}}}""".formatted(end);
        try (Components components = Components.open(APPLICATION, event -> {});
                Loveless loveless = engine(components)) {
            succeeded(loveless.stateMachine("Event", machine).start());
            assertThat(components.detachedJobs()).isEqualTo(1);
            Files.createFile(end);
            await().atMost(LIMIT).until(() -> components.detachedJobs() == 0);
        }
    }
}
