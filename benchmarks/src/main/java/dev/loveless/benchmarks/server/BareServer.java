package dev.loveless.benchmarks.server;

import dev.loveless.api.ApiSettings;
import dev.loveless.api.StepFunctionsApi;
import dev.loveless.api.server.ApiServer;
import dev.loveless.api.server.ServerOptions;
import dev.loveless.engine.Loveless;
import java.io.IOException;

/** The API's server and nothing else, until somebody ends the process. */
public final class BareServer {
    private BareServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        StepFunctionsApi api = StepFunctionsApi.open(Loveless.builder().account("111111111111"), ApiSettings.DEFAULT);
        ApiServer server = ApiServer.start(api, new ServerOptions().port(0));
        System.out.println("Starting server on port " + server.port() + " with account 111111111111");
        Thread.currentThread().join();
    }
}
