package dev.loveless.conformance.sdk;

import dev.loveless.api.ApiSettings;
import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.server.ApiServer;
import dev.loveless.api.server.ServerOptions;
import dev.loveless.engine.Loveless;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all the tests that name this; each of them is given a {@link StepFunctions} that leads there. */
final class Served implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == StepFunctions.class;
    }

    @Override
    public StepFunctions resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(Served.class))
                .getOrComputeIfAbsent(Running.class, key -> start(), Running.class)
                .stepFunctions();
    }

    /** What is stopped when all tests are over. */
    private record Running(StepFunctionsApi api, ApiServer server, StepFunctions stepFunctions)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            stepFunctions.client().close();
            server.close();
            api.close();
        }
    }

    private static Running start() {
        Work work = new Work();
        StepFunctionsApi api = StepFunctionsApi.open(work.doneBy(Loveless.builder()), ApiSettings.DEFAULT);
        try {
            ApiServer server = ApiServer.start(api, new ServerOptions().port(0));
            return new Running(api, server, new StepFunctions(server.port(), work, api::endPolls));
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException(e);
        }
    }
}
