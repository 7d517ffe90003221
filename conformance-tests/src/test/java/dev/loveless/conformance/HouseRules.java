package dev.loveless.conformance;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
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
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/** The rules of the house that the compiler cannot hold. INVARIANTS.md tells what each is for. */
final class HouseRules {
    private static final String FRONT_END = "dev.loveless.asl..";
    private static final String COMMAND_LINE = "dev.loveless.cli..";

    private HouseRules() {}

    @ArchTest
    static final ArchRule theFrontEndKnowsNothingOfTheCommandLine = noClasses()
            .that()
            .resideInAPackage(FRONT_END)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMMAND_LINE);

    @ArchTest
    static final ArchRule packagesOfTheFrontEndHaveNoCycles =
            slices().matching("dev.loveless.asl.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule jsonPathIsKnownToOnePackage = onlyIn("dev.loveless.asl.path..", "com.jayway..");

    @ArchTest
    static final ArchRule jsonataIsKnownToOnePackage = onlyIn("dev.loveless.asl.query..", "com.dashjoin..");

    @ArchTest
    static final ArchRule yamlIsKnownToOnePackage = onlyIn("dev.loveless.asl.parse..", "org.snakeyaml..");

    @ArchTest
    static final ArchRule picocliIsKnownToTheCommandLineAlone = onlyIn(COMMAND_LINE, "picocli..");

    @ArchTest
    static final ArchRule theFrontEndReadsNoRandomSource = noClasses()
            .that()
            .resideInAPackage(FRONT_END)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .callMethodWhere(target(name("randomUUID"))
                    .or(target(owner(assignableTo(Math.class))).and(target(name("random")))));

    @ArchTest
    static final ArchRule theFrontEndReadsNoClock = noClasses()
            .that()
            .resideInAPackage(FRONT_END)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethodWhere(target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now|system.*"))));

    @ArchTest
    static final ArchRule theFrontEndTouchesNeitherFilesNorNetwork = noClasses()
            .that()
            .resideInAPackage(FRONT_END)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|RandomAccess).*");

    @ArchTest
    static final ArchRule theFrontEndStartsNoThread = noClasses()
            .that()
            .resideInAPackage(FRONT_END)
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
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethodWhere(target(name("sleep"))
                    .and(target(owner(assignableTo(Thread.class))).or(target(owner(assignableTo(TimeUnit.class))))));

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints =
            noClasses().that().resideOutsideOfPackage(COMMAND_LINE).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nothingPrintsAStackTrace = noClasses()
            .should()
            .callMethodWhere(target(name("printStackTrace")).and(target(owner(assignableTo(Throwable.class)))));

    @ArchTest
    static final ArchRule nothingUsesJavaUtilLogging =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(beInANullMarkedPackage());

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
