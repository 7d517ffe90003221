package dev.loveless.docker.testing;

import dev.loveless.docker.client.ContainerSpecification;
import dev.loveless.docker.component.Gpus;
import dev.loveless.docker.component.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Containers of the image {@code loveless-test/busybox}, which scripts/test-images makes. */
public final class Busybox {
    public static final String IMAGE = "loveless-test/busybox";

    private Busybox() {}

    /** One that runs a script of the shell's. */
    public static ContainerSpecification shell(String script) {
        return command("sh", "-c", script);
    }

    public static ContainerSpecification command(String... command) {
        return specification(List.of(command), Resources.UNLIMITED, false, Optional.empty(), Optional.empty());
    }

    /** With hardly any memory. */
    public static ContainerSpecification shell(int megabytes, String script) {
        return specification(
                List.of("sh", "-c", script),
                new Resources(OptionalInt.of(megabytes), OptionalDouble.empty(), Gpus.NONE),
                false,
                Optional.empty(),
                Optional.empty());
    }

    public static ContainerSpecification shell(Gpus gpus, String script) {
        return specification(
                List.of("sh", "-c", script),
                new Resources(OptionalInt.empty(), OptionalDouble.empty(), gpus),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** With a root that cannot be written, as another user, and with a directory to hand files over in. */
    public static ContainerSpecification readOnly(String exchange, String user, String script) {
        return specification(
                List.of("sh", "-c", script), Resources.UNLIMITED, true, Optional.of(exchange), Optional.of(user));
    }

    private static ContainerSpecification specification(
            List<String> command,
            Resources resources,
            boolean readOnly,
            Optional<String> exchange,
            Optional<String> user) {
        return new ContainerSpecification(
                IMAGE,
                "thing",
                List.of(),
                command,
                Optional.empty(),
                user,
                Map.of("GREETING", "good day"),
                resources,
                readOnly,
                exchange,
                Map.of());
    }
}
