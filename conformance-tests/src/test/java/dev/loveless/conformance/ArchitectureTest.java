package dev.loveless.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house that the compiler cannot hold. */
@AnalyzeClasses(packages = "dev.loveless", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theFrontEndKnowsNothingOfTheCommandLine = noClasses()
            .that()
            .resideInAPackage("dev.loveless.asl..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.loveless.cli..");

    @ArchTest
    static final ArchRule theFrontEndKnowsNothingOfTheEngine = noClasses()
            .that()
            .resideInAPackage("dev.loveless.asl..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.loveless.engine..");

    @ArchTest
    static final ArchRule packagesOfTheFrontEndHaveNoCycles =
            slices().matching("dev.loveless.asl.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule jsonPathIsKnownToOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("dev.loveless.asl.path..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.jayway..");

    @ArchTest
    static final ArchRule jsonataIsKnownToOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("dev.loveless.asl.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.dashjoin..");

    @ArchTest
    static final ArchRule yamlIsKnownToOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("dev.loveless.asl.parse..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule expressionsTakeChanceFromOutside = noClasses()
            .that()
            .resideInAnyPackage("dev.loveless.asl..", "dev.loveless.engine.expression..")
            .should()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callConstructor(java.util.SplittableRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(java.util.random.RandomGenerator.class, "getDefault")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.concurrent.ThreadLocalRandom.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.security.SecureRandom.class);

    @ArchTest
    static final ArchRule expressionsReadNoClock = noClasses()
            .that()
            .resideInAnyPackage("dev.loveless.asl..", "dev.loveless.engine.expression..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
