package dev.loveless.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.source.SourceText;
import dev.loveless.docker.component.ActivityPool;
import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Isolation;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.LambdaFunction;
import dev.loveless.docker.component.Resources;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.fault.Fault;
import dev.loveless.docker.fault.FaultRule;
import dev.loveless.docker.fault.Faults;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fields come to in the model. */
class ConfigurationModelTest {
    @Test
    void aFunctionWithNothingButAnImageHasTheDefaultsOfAws() {
        assertThat(function("image: thumbnail:1"))
                .isEqualTo(
                        LambdaFunction.of(Component.of("thumbnail", new Source.Image("thumbnail:1"), Isolation.WARM)));
    }

    @Test
    void anActivityWithNothingButAnImageHasNoneToFourWarmWorkers() {
        assertThat(read("activities: {review: {image: review:1}}").activities())
                .containsExactly(Map.entry(
                        "review",
                        ActivityPool.of(Component.of("review", new Source.Image("review:1"), Isolation.WARM))));
    }

    @Test
    void aJobWithNothingButAnImageHasAFreshContainer() {
        assertThat(read("jobs: {segment: {image: segment:1}}").jobs())
                .containsExactly(Map.entry(
                        "segment", Job.of(Component.of("segment", new Source.Image("segment:1"), Isolation.FRESH))));
    }

    @Test
    void eachFieldOfAFunctionArrives() {
        LambdaFunction function = function("""
                image: thumbnail:1
                    entryPoint: [/entry]
                    command: [app.handler, 5]
                    workingDirectory: /var/task
                    user: 1000
                    environment: {PORT: 8080, NAME: "01"}
                    memory: 2g
                    cpus: 0.5
                    gpus: [0, GPU-1]
                    timeout: 1m30s
                    concurrency: 10
                    idleTimeout: 60
                    isolation: fresh
                    contract: interface-emulator
                    aliases: {live: 3}
                    faults:
                      - {kill: random, attempt: 1}
                      - {kill: 200ms, probability: 0.5}
                      - {delay: 0.5, attempt: 2}
                      - {error: Busy, attempt: 3}
                      - {failStart: true}""");

        assertThat(function)
                .isEqualTo(new LambdaFunction(
                        new Component(
                                "thumbnail",
                                new Source.Image("thumbnail:1"),
                                List.of("/entry"),
                                List.of("app.handler", "5"),
                                Optional.of("/var/task"),
                                Optional.of("1000"),
                                Map.of("PORT", "8080", "NAME", "01"),
                                new Resources(
                                        OptionalInt.of(2048),
                                        OptionalDouble.of(0.5),
                                        Gpus.devices(List.of("0", "GPU-1"))),
                                Isolation.FRESH,
                                new Faults(
                                        0,
                                        List.of(
                                                rule(new Fault.Kill(Optional.empty()), 1),
                                                new FaultRule(
                                                        new Fault.Kill(Optional.of(Duration.ofMillis(200))),
                                                        OptionalInt.empty(),
                                                        OptionalDouble.of(0.5)),
                                                rule(new Fault.Delay(Duration.ofMillis(500)), 2),
                                                rule(new Fault.Answer("Busy", "A fault made on purpose"), 3),
                                                new FaultRule(
                                                        new Fault.FailStart(),
                                                        OptionalInt.empty(),
                                                        OptionalDouble.empty())))),
                        Contract.INTERFACE_EMULATOR,
                        Duration.ofSeconds(90),
                        10,
                        Duration.ofMinutes(1),
                        Optional.of(Map.of("live", "3", "3", "3", "$LATEST", "$LATEST"))));
    }

    @Test
    void aStateMachineIsReadWithItsDefinitionBesideTheFile() {
        assertThat(result("""
                        stateMachines:
                          Orders:
                            definition: machines/../orders.asl.json
                            type: EXPRESS
                            roleArn: arn:aws:iam::123456789012:role/Orders
                            definitionSubstitutions: {Arn: a, Count: 3}
                        """).stateMachines())
                .containsExactly(Map.entry(
                        "Orders",
                        new StateMachineSettings(
                                "Orders",
                                Path.of("/app/orders.asl.json"),
                                StateMachineType.EXPRESS,
                                Map.of("Arn", "a", "Count", "3"),
                                Optional.of("arn:aws:iam::123456789012:role/Orders"))));
    }

    @Test
    void theSurroundingsOfComponentsArrive() {
        Application application = read("""
                account: "000000000012"
                region: eu-central-1
                endpoints: {s3: "http://localhost:9000", default: "http://localhost:4566"}
                network: mine
                logs: ./logs
                """);

        assertThat(application)
                .isEqualTo(new Application(
                        "000000000012",
                        "eu-central-1",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of("s3", URI.create("http://localhost:9000"), "", URI.create("http://localhost:4566")),
                        Optional.of("mine"),
                        Optional.of(Path.of("/app/logs"))));
    }

    @Test
    void aCommandWithoutAnImageIsAProgramOfThisMachine() {
        Component component = function("{command: [python3, app.py], workingDirectory: thumbnail}")
                .component();

        assertThat(component.source())
                .isEqualTo(new Source.LocalCommand(List.of("python3", "app.py"), Path.of("/app/thumbnail")));
        assertThat(component.command()).isEmpty();
        assertThat(component.workingDirectory()).isEmpty();
    }

    @Test
    void aBuildIsTaggedByWhatItIsBuiltFromSoThatRolesShareIt() {
        Application application = read("""
                functions:
                  one: {build: ./My_Images}
                  two: {build: {context: My_Images, dockerfile: Dockerfile}}
                  other: {build: {context: My_Images, args: {A: b}}}
                """);

        Source.Build one = build(application, "one");
        assertThat(one.context()).isEqualTo(Path.of("/app/My_Images"));
        assertThat(one.dockerfile()).isEqualTo("Dockerfile");
        assertThat(one.reference()).matches("loveless/my-images:[0-9a-f]{12}");
        assertThat(build(application, "two")).isEqualTo(one);
        assertThat(build(application, "other").reference()).isNotEqualTo(one.reference());
        assertThat(build(application, "other").arguments()).containsExactly(Map.entry("A", "b"));
    }

    @Test
    void theSeedIsThatOfTheFile() {
        Application application = read("""
                faults: {seed: 42}
                functions: {thumbnail: {image: a, faults: [{failStart: true}]}}
                """);

        assertThat(faults(application).seed()).isEqualTo(42);
        assertThat(faults(application).rules()).hasSize(1);
    }

    @Test
    void faultsAreSwitchedOffForAllComponents() {
        Application application = read("""
                faults: {enabled: false}
                functions: {thumbnail: {image: a, faults: [{failStart: true}]}}
                """);

        assertThat(faults(application)).isEqualTo(Faults.NONE);
    }

    @ParameterizedTest
    @CsvSource({"all, ALL", "optional, OPTIONAL", "0, NONE", "2, COUNT"})
    void gpusAreThoseOfDocker(String written, String which) {
        Gpus expected = switch (which) {
            case "ALL" -> Gpus.ALL;
            case "OPTIONAL" -> Gpus.OPTIONAL;
            case "NONE" -> Gpus.NONE;
            default -> Gpus.count(2);
        };

        assertThat(function("{image: a, gpus: " + written + "}")
                        .component()
                        .resources()
                        .gpus())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"30, 30000", "1.5, 1500", "1500ms, 1500", "30s, 30000", "15m, 900000", "1m30s, 90000", "2s500ms, 2500"})
    void durationsHaveSeveralNotations(String written, long milliseconds) {
        assertThat(function("{image: a, timeout: " + written + "}").timeout())
                .isEqualTo(Duration.ofMillis(milliseconds));
    }

    @ParameterizedTest
    @CsvSource({"128, 128", "512m, 512", "512MB, 512", "512Mi, 512", "2g, 2048", "10GiB, 10240"})
    void memoryHasSeveralNotations(String written, int megabytes) {
        assertThat(function("{image: a, memory: " + written + "}")
                        .component()
                        .resources()
                        .memoryMegabytes())
                .hasValue(megabytes);
    }

    @Test
    void thePoolGrowsToItsMinimumAtLeast() {
        ActivityPool pool = Objects.requireNonNull(
                read("activities: {review: {image: a, min: 6}}").activities().get("review"));

        assertThat(pool.max()).isEqualTo(6);
    }

    @Test
    void anEmptyFileIsTheDefaults() {
        assertThat(result("")).isEqualTo(Configuration.defaults());
        assertThat(result("# nothing yet\n")).isEqualTo(Configuration.defaults());
    }

    private static FaultRule rule(Fault fault, int attempt) {
        return new FaultRule(fault, OptionalInt.of(attempt), OptionalDouble.empty());
    }

    private static Source.Build build(Application application, String function) {
        return (Source.Build) Objects.requireNonNull(application.functions().get(function))
                .component()
                .source();
    }

    private static Faults faults(Application application) {
        return Objects.requireNonNull(application.functions().get("thumbnail"))
                .component()
                .faults();
    }

    private static LambdaFunction function(String fields) {
        return Objects.requireNonNull(
                read("functions:\n  thumbnail:\n    " + fields).functions().get("thumbnail"));
    }

    private static Application read(String text) {
        return result(text).application();
    }

    private static Configuration result(String text) {
        ConfigurationResult result = ConfigurationReader.read(new SourceText("loveless.yaml", text), Path.of("/app"));
        assertThat(result.diagnostics()).isEmpty();
        return result.configuration().orElseThrow();
    }
}
