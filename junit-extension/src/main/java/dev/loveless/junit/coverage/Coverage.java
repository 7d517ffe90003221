package dev.loveless.junit.coverage;

import dev.loveless.engine.history.Journal;
import dev.loveless.junit.coverage.model.CoverageRecorder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Where engines of tests have their coverage recorded: for the whole run, which is reported when it ends, and for each
 * class around the test that requires some. Thread-safe, as JUnit's stores are.
 */
public final class Coverage {
    private static final Namespace NAMESPACE = Namespace.create(Coverage.class);

    private Coverage() {}

    /**
     * What an engine is to be built with, by {@code LovelessBuilder.watchedBy}, so that what it executes counts.
     *
     * @param context of the test, or of the class, that the engine is for
     */
    public static UnaryOperator<Journal> watch(ExtensionContext context) {
        return run(context).settings().isOn() ? recorder(context)::watch : UnaryOperator.identity();
    }

    /** The recorder of what is nearest around: a class that requires coverage, or the run. */
    static CoverageRecorder recorder(ExtensionContext context) {
        if (context.getParent().isEmpty()) {
            return run(context).recorder();
        }
        ExtensionContext around = context.getParent().get();
        if (!requiresCoverage(context)) {
            return recorder(around);
        }
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        context.getRequiredTestClass(), key -> recorder(around).part(), CoverageRecorder.class);
    }

    private static boolean requiresCoverage(ExtensionContext context) {
        return context.getElement()
                .filter(Class.class::isInstance)
                .map(Class.class::cast)
                .filter(testClass -> !AnnotationSupport.findRepeatableAnnotations(testClass, RequireCoverage.class)
                        .isEmpty())
                .isPresent();
    }

    /** The coverage of the whole run; reported when the root of all contexts is closed. */
    static CoverageOfRun run(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        CoverageOfRun.class,
                        key -> new CoverageOfRun(CoverageSettings.of(context::getConfigurationParameter)),
                        CoverageOfRun.class);
    }
}
