package dev.loveless.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.loveless.api.crooked.CrookedApi;
import dev.loveless.api.protocol.ApiCall;
import dev.loveless.api.wrong.ApiFaults;
import dev.loveless.asl.crooked.Bent;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.wrong.Faults;
import dev.loveless.configuration.Configuration;
import dev.loveless.configuration.wrong.KnowsTheCommandLine;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.crooked.CrookedComponents;
import dev.loveless.docker.wrong.ComponentFaults;
import dev.loveless.engine.crooked.CrookedEngine;
import dev.loveless.engine.machine.ExecutionState;
import dev.loveless.engine.machine.wrong.TakesALock;
import dev.loveless.engine.wrong.EngineFaults;
import dev.loveless.junit.crooked.CrookedExtension;
import dev.loveless.junit.timeline.Timeline;
import dev.loveless.junit.wrong.ExtensionFaults;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the house is broken by code that breaks it, and by that code alone. */
class HouseRulesTest {
    /** What breaks each rule. */
    private static final Map<String, Class<?>> FAULTS = Map.ofEntries(
            Map.entry("theFrontEndKnowsNothingOfWhatIsBuiltOnIt", Faults.KnowsTheCommandLine.class),
            Map.entry("theEngineKnowsNothingOfWhatIsBuiltOnIt", EngineFaults.KnowsTheCommandLine.class),
            Map.entry("componentsKnowNothingOfWhatIsBuiltOnThem", ComponentFaults.KnowsTheCommandLine.class),
            Map.entry("theConfigurationKnowsNothingOfTheCommandLine", KnowsTheCommandLine.class),
            Map.entry("theApiKnowsNothingOfComponentsAndWhatIsBuiltOnIt", ApiFaults.KnowsTheCommandLine.class),
            Map.entry("packagesOfTheApiHaveNoCycles", CrookedApi.class),
            Map.entry("javalinIsKnownToOnePackage", ApiFaults.KnowsJavalin.class),
            Map.entry("jettyIsKnownToOnePackage", ApiFaults.KnowsJetty.class),
            Map.entry("prometheusIsKnownToOnePackage", ApiFaults.KnowsPrometheus.class),
            Map.entry("nothingOfTheProductKnowsTheExtensionForTests", EngineFaults.KnowsTheExtensionForTests.class),
            Map.entry("theExtensionForTestsKnowsNothingOfTheCommandLine", ExtensionFaults.KnowsTheCommandLine.class),
            Map.entry(
                    "theExtensionForTestsNeedsComponentsWhereTheyAreNamedAlone", ExtensionFaults.KnowsComponents.class),
            Map.entry("packagesOfTheExtensionForTestsHaveNoCycles", CrookedExtension.class),
            Map.entry("theAwsSdkIsKnownToOnePackage", ExtensionFaults.KnowsTheAwsSdk.class),
            Map.entry("packagesOfComponentsHaveNoCycles", CrookedComponents.class),
            Map.entry("dockerJavaIsKnownToOnePackage", ComponentFaults.KnowsDockerJava.class),
            Map.entry("theHttpServerIsKnownToOnePackage", ComponentFaults.KnowsTheHttpServer.class),
            Map.entry("packagesOfTheEngineHaveNoCycles", CrookedEngine.class),
            Map.entry("onlySchedulersReadTheClockInTheEngine", EngineFaults.ReadsAClock.class),
            Map.entry("theInterpreterWritesNoLog", Faults.WritesALog.class),
            Map.entry("packagesOfTheFrontEndHaveNoCycles", Bent.class),
            Map.entry("jsonPathIsKnownToOnePackage", Faults.KnowsJsonPath.class),
            Map.entry("jsonataIsKnownToOnePackage", Faults.KnowsJsonata.class),
            Map.entry("yamlIsKnownToOnePackage", Faults.KnowsYaml.class),
            Map.entry("picocliIsKnownToTheCommandLineAlone", Faults.KnowsPicocli.class),
            Map.entry("theCoreMakesNoChance", Faults.ReadsARandomSource.class),
            Map.entry("theCoreReadsNoClock", Faults.ReadsAClock.class),
            Map.entry("theCoreTouchesNeitherFilesNorNetwork", Faults.ReadsAFile.class),
            Map.entry("theCoreStartsNoThread", Faults.StartsAThread.class),
            Map.entry("theInterpreterTakesNoLock", TakesALock.class),
            Map.entry("nothingSleeps", Faults.Sleeps.class),
            Map.entry("onlyTheCommandLineAndTheSummaryOfTestsPrint", Faults.Prints.class),
            Map.entry("nothingPrintsAStackTrace", Faults.PrintsAStackTrace.class),
            Map.entry("nothingUsesJavaUtilLogging", Faults.Logs.class),
            Map.entry("everyPackageIsNullMarked", Bent.class));

    @ParameterizedTest
    @MethodSource("rules")
    void isBrokenByItsFault(String name) {
        JavaClasses faulty = new ClassFileImporter()
                .importPackages(
                        "dev.loveless.asl.wrong",
                        "dev.loveless.asl.crooked",
                        "dev.loveless.engine.wrong",
                        "dev.loveless.api.wrong",
                        "dev.loveless.api.crooked",
                        "dev.loveless.docker.wrong",
                        "dev.loveless.docker.crooked",
                        "dev.loveless.configuration.wrong",
                        "dev.loveless.engine.crooked",
                        "dev.loveless.junit.wrong",
                        "dev.loveless.junit.crooked",
                        "dev.loveless.engine.machine.wrong");

        assertThat(rule(name).evaluate(faulty).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains(faultOf(name).getName()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isKeptByAnOrdinaryPackage(String name) {
        JavaClasses ordinary = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackagesOf(
                        ApiCall.class,
                        Diagnostic.class,
                        ExecutionState.class,
                        Component.class,
                        Configuration.class,
                        Timeline.class);

        assertThat(rule(name).evaluate(ordinary).hasViolation()).isFalse();
    }

    @Test
    void hasAFaultForEachRule() {
        assertThat(rules()).containsExactlyInAnyOrderElementsOf(FAULTS.keySet());
    }

    static Stream<String> rules() {
        return Arrays.stream(HouseRules.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(Field::getName);
    }

    private static Class<?> faultOf(String rule) {
        return Objects.requireNonNull(FAULTS.get(rule), rule);
    }

    private static ArchRule rule(String name) {
        try {
            return (ArchRule) HouseRules.class.getDeclaredField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
