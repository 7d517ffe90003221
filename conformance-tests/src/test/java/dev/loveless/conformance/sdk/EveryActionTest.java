package dev.loveless.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnRequest;

class EveryActionTest {
    private static final int ACTIONS = 37;

    @Test
    void ofTheSdkIsCalledByATestOfThisPackage() {
        JavaClasses tests = ArchConfiguration.withThreadLocalScope(configuration -> {
            // Only what the tests call is of interest, not all that those call.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPackages(EveryActionTest.class.getPackageName());
        });
        Set<String> called = tests.stream()
                .filter(type -> type.getName().endsWith("Test"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(SfnClient.class))
                .map(JavaCall::getName)
                .map(name -> name.replaceFirst("Paginator$", ""))
                .collect(Collectors.toSet());

        assertThat(actions()).hasSize(ACTIONS);
        assertThat(called).containsAll(actions());
    }

    /** The SDK's own list: what takes a request of the service, other than page by page. */
    private static Set<String> actions() {
        return Stream.of(SfnClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && SfnRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(Method::getName)
                .filter(name -> !name.endsWith("Paginator"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
