package dev.loveless.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.conformance.command.Shell.Answer;
import dev.loveless.docker.owner.Owner;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Containers and networks on the engine that bear the labels of Loveless. */
final class EngineThings {
    private static final String FORMAT = "{{.%s}} {{.Label \"dev.loveless.owner\"}}";

    private static final String LABEL = "dev.loveless";

    private EngineThings() {}

    /** Names of those whose owner is that process. */
    static List<String> of(long pid) {
        return those(owner -> owner.process().pid() == pid);
    }

    /** Names of those whose owner has ended. */
    static List<String> left() {
        return those(Owner::isDead);
    }

    /** Names of the containers of a component whose owner has ended. */
    static List<String> left(String component) {
        return ownedBy(Owner::isDead, list("dev.loveless.component=" + component, "ps", "--all", "Names").stream());
    }

    private static List<String> those(Predicate<Owner> isMeant) {
        return ownedBy(
                isMeant,
                Stream.concat(
                        list(LABEL, "ps", "--all", "Names").stream(), list(LABEL, "network", "ls", "Name").stream()));
    }

    private static List<String> ownedBy(Predicate<Owner> isMeant, Stream<String> namesAndOwners) {
        return namesAndOwners
                .map(line -> line.split(" ", 2))
                .filter(nameAndOwner ->
                        Owner.parse(nameAndOwner[1]).filter(isMeant).isPresent())
                .map(nameAndOwner -> nameAndOwner[0])
                .toList();
    }

    private static List<String> list(String label, String command, String option, String name) {
        Answer answer = shell().run(
                        "docker", command, option, "--filter", "label=" + label, "--format", FORMAT.formatted(name));
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return answer.out().lines().toList();
    }

    /** A shell that finds Java and the engine as the tests themselves do. */
    static Shell shell() {
        Shell shell = new Shell(Shell.checkout())
                .with("PATH", System.getenv("PATH"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("LOVELESS_BUILD", "never");
        Optional.ofNullable(System.getenv("DOCKER_HOST")).ifPresent(host -> shell.with("DOCKER_HOST", host));
        return shell;
    }
}
