package dev.loveless.junit.coverage;

import dev.loveless.junit.coverage.model.Measure;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Checks what {@link RequireCoverage} requires when the tests of a class are over. Thread-safe. */
final class RequireCoverageExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, TestWatcher {
    /** The test methods that have run or were disabled; the others were not chosen. */
    private final Set<Method> seen = ConcurrentHashMap.newKeySet();

    private volatile boolean isIncomplete;

    @Override
    public void beforeAll(ExtensionContext context) {
        requirements(context.getRequiredTestClass());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getTestMethod().ifPresent(seen::add);
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        context.getTestMethod().ifPresent(seen::add);
    }

    /** What a test that was broken off would have exercised nobody knows. */
    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        isIncomplete = true;
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        isIncomplete = true;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        CoverageSettings settings = Coverage.run(context).settings();
        List<Requirement> requirements = requirements(testClass);
        if (requirements.isEmpty() || !settings.isOn() || !settings.checks()) {
            return;
        }
        if (isIncomplete || context.getExecutionException().isPresent() || !seen.containsAll(methods(testClass))) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (Requirement requirement : requirements) {
            missing.addAll(requirement.missing(Coverage.recorder(context).coverage(), testClass.getSimpleName()));
        }
        if (!missing.isEmpty()) {
            throw new AssertionError(String.join("\n", missing));
        }
    }

    private static List<Requirement> requirements(Class<?> testClass) {
        return AnnotationSupport.findRepeatableAnnotations(testClass, RequireCoverage.class).stream()
                .map(RequireCoverageExtension::requirement)
                .toList();
    }

    private static Requirement requirement(RequireCoverage annotation) {
        Map<Measure, Integer> percents = new EnumMap<>(Measure.class);
        percents.put(Measure.STATES, annotation.states());
        percents.put(Measure.TRANSITIONS, annotation.transitions());
        percents.put(Measure.CHOICES, annotation.choices());
        percents.put(Measure.RETRIERS, annotation.retriers());
        percents.put(Measure.EXHAUSTED, annotation.exhausted());
        percents.put(Measure.CATCHERS, annotation.catchers());
        percents.put(Measure.BRANCHES, annotation.branches());
        percents.values().removeIf(percent -> percent == 0);
        if (percents.isEmpty()) {
            throw new IllegalArgumentException(
                    "@RequireCoverage says how much it requires, as in @RequireCoverage(states = 100).");
        }
        return new Requirement(Optional.of(annotation.machine()).filter(name -> !name.isEmpty()), percents);
    }

    private static List<Method> methods(Class<?> testClass) {
        List<Method> methods = new ArrayList<>(
                AnnotationSupport.findAnnotatedMethods(testClass, Testable.class, HierarchyTraversalMode.TOP_DOWN));
        ReflectionSupport.findNestedClasses(testClass, nested -> true)
                .forEach(nested -> methods.addAll(methods(nested)));
        return methods;
    }
}
