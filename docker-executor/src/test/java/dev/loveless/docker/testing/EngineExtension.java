package dev.loveless.docker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.docker.client.DockerEngine;
import dev.loveless.docker.client.EngineException;
import dev.loveless.docker.client.EngineSettings;
import dev.loveless.docker.client.Leftovers;
import dev.loveless.docker.owner.Owner;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Does what {@link WithDocker} says. */
public final class EngineExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(EngineExtension.class);
    private static final String ENGINE = "engine";

    /** The engine that tests use, which they may not stop. */
    public static EngineSettings settings() {
        return EngineSettings.of(System.getenv(), Optional.empty()).withoutSweep();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            context.getStore(NAMESPACE).put(ENGINE, DockerEngine.connect(settings()));
        } catch (EngineException e) {
            throw new AssertionError(
                    "These tests need a Docker engine: run scripts/start-engine. " + e.getMessage(), e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws EngineException {
        DockerEngine used = context.getStore(NAMESPACE).remove(ENGINE, DockerEngine.class);
        if (used == null) {
            return;
        }
        used.close();
        try (DockerEngine engine = DockerEngine.connect(settings())) {
            assertThat(Leftovers.owned(engine, Leftovers.of(engine, Owner.current())))
                    .as("containers and networks that %s leaves behind", context.getDisplayName())
                    .isEmpty();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().isAssignableFrom(DockerEngine.class)
                && parameter.getParameter().getType() != Object.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(ENGINE, DockerEngine.class);
    }
}
