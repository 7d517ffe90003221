package dev.loveless.conformance;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/** The rules of the house that the compiler cannot hold. INVARIANTS.md tells what each is for. */
final class HouseRules {
    private static final String FRONT_END = "dev.loveless.asl..";
    private static final String ENGINE = "dev.loveless.engine..";

    /** What gives the same for the same, whenever and wherever. */
    private static final String[] CORE = {
        FRONT_END,
        "dev.loveless.engine.machine..",
        "dev.loveless.engine.data..",
        "dev.loveless.engine.expression..",
        "dev.loveless.engine.retry..",
        "dev.loveless.engine.program..",
        "dev.loveless.engine.quota.."
    };

    private static final String COMPONENTS = "dev.loveless.docker..";
    private static final String API = "dev.loveless.api..";
    private static final String CONFIGURATION = "dev.loveless.configuration..";
    private static final String COMMAND_LINE = "dev.loveless.cli..";
    private static final String EXTENSION = "dev.loveless.junit..";

    private HouseRules() {}

    @ArchTest
    static final ArchRule theFrontEndKnowsNothingOfWhatIsBuiltOnIt = noClasses()
            .that()
            .resideInAPackage(FRONT_END)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE, COMPONENTS, API, CONFIGURATION, COMMAND_LINE);

    @ArchTest
    static final ArchRule theEngineKnowsNothingOfWhatIsBuiltOnIt = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMPONENTS, API, CONFIGURATION, COMMAND_LINE);

    @ArchTest
    static final ArchRule componentsKnowNothingOfWhatIsBuiltOnThem = noClasses()
            .that()
            .resideInAPackage(COMPONENTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API, CONFIGURATION, COMMAND_LINE);

    @ArchTest
    static final ArchRule theApiKnowsNothingOfComponentsAndWhatIsBuiltOnIt = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMPONENTS, CONFIGURATION, COMMAND_LINE);

    @ArchTest
    static final ArchRule theConfigurationKnowsNothingOfTheCommandLine = noClasses()
            .that()
            .resideInAPackage(CONFIGURATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(API, COMMAND_LINE);

    @ArchTest
    static final ArchRule nothingOfTheProductKnowsTheExtensionForTests = noClasses()
            .that()
            .resideOutsideOfPackages(EXTENSION, "dev.loveless.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(EXTENSION);

    @ArchTest
    static final ArchRule theExtensionForTestsKnowsNothingOfTheCommandLine = noClasses()
            .that()
            .resideInAPackage(EXTENSION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMMAND_LINE);

    @ArchTest
    static final ArchRule theExtensionForTestsNeedsComponentsWhereTheyAreNamedAlone = noClasses()
            .that()
            .resideInAPackage(EXTENSION)
            .and()
            .resideOutsideOfPackage("dev.loveless.junit.component..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMPONENTS, CONFIGURATION);

    @ArchTest
    static final ArchRule packagesOfTheExtensionForTestsHaveNoCycles =
            slices().matching("dev.loveless.junit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theAwsSdkIsKnownToOnePackage = onlyIn("dev.loveless.junit.aws..", "software.amazon..");

    @ArchTest
    static final ArchRule packagesOfTheFrontEndHaveNoCycles =
            slices().matching("dev.loveless.asl.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheEngineHaveNoCycles =
            slices().matching("dev.loveless.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfComponentsHaveNoCycles =
            slices().matching("dev.loveless.docker.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheApiHaveNoCycles =
            slices().matching("dev.loveless.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule javalinIsKnownToOnePackage = onlyIn("dev.loveless.api.server..", "io.javalin..");

    @ArchTest
    static final ArchRule jettyIsKnownToOnePackage = onlyIn("dev.loveless.api.server..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule prometheusIsKnownToOnePackage = onlyIn("dev.loveless.api.server..", "io.prometheus..");

    @ArchTest
    static final ArchRule dockerJavaIsKnownToOnePackage =
            onlyIn("dev.loveless.docker.client..", "com.github.dockerjava..");

    @ArchTest
    static final ArchRule theHttpServerIsKnownToOnePackage = onlyIn("dev.loveless.docker.runtime..", "org.apache.hc..");

    @ArchTest
    static final ArchRule jsonPathIsKnownToOnePackage = onlyIn("dev.loveless.asl.path..", "com.jayway..");

    @ArchTest
    static final ArchRule jsonataIsKnownToOnePackage = onlyIn("dev.loveless.asl.query..", "com.dashjoin..");

    @ArchTest
    static final ArchRule yamlIsKnownToOnePackage = onlyIn("dev.loveless.asl.parse..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule picocliIsKnownToTheCommandLineAlone = onlyIn(COMMAND_LINE, "picocli..");

    @ArchTest
    static final ArchRule theCoreMakesNoChance = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            // With a seed it is chance that was brought in.
            .callConstructorWhere(
                    target(owner(assignableTo(RandomGenerator.class))).and(target(rawParameterTypes(new Class<?>[0]))))
            .orShould()
            .callMethodWhere(target(name("randomUUID"))
                    .or(target(owner(assignableTo(Math.class))).and(target(name("random"))))
                    .or(target(owner(assignableTo(RandomGenerator.class))).and(target(nameMatching("of|getDefault")))));

    @ArchTest
    static final ArchRule theCoreReadsNoClock = readsNoClock(noClasses().that().resideInAnyPackage(CORE));

    @ArchTest
    static final ArchRule onlySchedulersReadTheClockInTheEngine = readsNoClock(
            noClasses().that().resideInAPackage(ENGINE).and().resideOutsideOfPackage("dev.loveless.engine.time.."));

    @ArchTest
    static final ArchRule theCoreTouchesNeitherFilesNorNetwork = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|RandomAccess).*");

    @ArchTest
    static final ArchRule theCoreStartsNoThread = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Future.class);

    @ArchTest
    static final ArchRule theInterpreterTakesNoLock = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .and()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule theInterpreterWritesNoLog = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethodWhere(target(name("sleep"))
                    .and(target(owner(assignableTo(Thread.class))).or(target(owner(assignableTo(TimeUnit.class))))));

    @ArchTest
    static final ArchRule onlyTheCommandLineAndTheSummaryOfTestsPrint = noClasses()
            .that()
            .resideOutsideOfPackages(COMMAND_LINE, "dev.loveless.junit.coverage")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nothingPrintsAStackTrace = noClasses()
            .should()
            .callMethodWhere(target(name("printStackTrace")).and(target(owner(assignableTo(Throwable.class)))));

    @ArchTest
    static final ArchRule nothingUsesJavaUtilLogging =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(beInANullMarkedPackage());

    private static ArchRule readsNoClock(GivenClassesConjunction some) {
        return some.should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethodWhere(
                        target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now|system.*"))));
    }

    private static ArchRule onlyIn(String packages, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                boolean marked = checked.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        checked, marked, checked.getPackageName() + " has no @NullMarked (" + checked.getName() + ")"));
            }
        };
    }
}
