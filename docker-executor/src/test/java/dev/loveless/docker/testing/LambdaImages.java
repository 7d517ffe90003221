package dev.loveless.docker.testing;

import dev.loveless.docker.component.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** Images of functions, built from {@code src/test/images} on top of those of {@code scripts/test-images}. */
public final class LambdaImages {
    private static final Path MODULE = Path.of(System.getProperty("loveless.root", ".."))
            .resolve("docker-executor")
            .toAbsolutePath();

    private LambdaImages() {}

    /** A custom runtime of 30 lines. */
    public static Source shell() {
        return build("lambda-shell", MODULE.resolve("src/test/images/lambda-shell"));
    }

    /** A small runtime client; the quickest of them. */
    public static Source node() {
        return build("lambda-node", MODULE.resolve("src/test/images/lambda-node"));
    }

    /** Answers HTTP on port 8080. */
    public static Source interfaceEmulator() {
        return build("interface-emulator", MODULE.resolve("src/test/images/interface-emulator"));
    }

    /** AWS's own runtime interface client, with {@link JavaFunction}. */
    public static Source java() {
        Path context = MODULE.resolve("target/lambda-java");
        String classFile = JavaFunction.class.getName().replace('.', '/') + ".class";
        Path target = context.resolve("classes").resolve(classFile);
        try (InputStream code = JavaFunction.class.getClassLoader().getResourceAsStream(classFile)) {
            if (code == null) {
                throw new IllegalStateException(classFile + " is not there.");
            }
            Files.createDirectories(target.getParent());
            Files.copy(code, target, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    MODULE.resolve("src/test/images/lambda-java/Dockerfile"),
                    context.resolve("Dockerfile"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build("lambda-java", context);
    }

    private static Source build(String name, Path context) {
        return new Source.Build(context, "Dockerfile", Map.of(), Optional.empty(), "loveless-test/" + name);
    }
}
