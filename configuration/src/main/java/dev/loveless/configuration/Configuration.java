package dev.loveless.configuration;

import dev.loveless.docker.component.Application;
import java.util.Map;

/**
 * What a {@code loveless.yaml} says.
 *
 * @param stateMachines by name
 */
public record Configuration(Application application, Map<String, StateMachineSettings> stateMachines) {
    public static final String DEFAULT_ACCOUNT = "123456789012";
    public static final String DEFAULT_REGION = "us-east-1";

    public Configuration {
        stateMachines = Map.copyOf(stateMachines);
    }

    /** What holds where there is no file. */
    public static Configuration defaults() {
        return new Configuration(Application.empty(DEFAULT_ACCOUNT, DEFAULT_REGION), Map.of());
    }
}
