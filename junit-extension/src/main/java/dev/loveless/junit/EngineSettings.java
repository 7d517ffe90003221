package dev.loveless.junit;

import dev.loveless.engine.LovelessBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * How the engine of a test is to be.
 *
 * @param customizers have the last word
 */
record EngineSettings(
        Time time,
        double scale,
        Instant start,
        long seed,
        Lifecycle lifecycle,
        String account,
        String region,
        Optional<String> mockConfiguration,
        Optional<String> configuration,
        List<Consumer<LovelessBuilder>> customizers) {
    EngineSettings {
        customizers = List.copyOf(customizers);
    }

    static EngineSettings of(LovelessTest test) {
        return new EngineSettings(
                test.time(),
                test.scale(),
                Instant.parse(test.start()),
                test.seed(),
                test.lifecycle(),
                test.account(),
                test.region(),
                Optional.of(test.mockConfiguration()).filter(name -> !name.isEmpty()),
                Optional.of(test.configuration()).filter(name -> !name.isEmpty()),
                List.of());
    }

    void apply(LovelessBuilder engine) {
        switch (time) {
            case VIRTUAL -> engine.virtualTime(start);
            case VIRTUAL_BY_ITSELF -> engine.virtualTimeInBackground(start);
            case SCALED -> engine.timeScale(scale);
            case REAL -> {}
        }
        engine.seed(seed).account(account).region(region);
        customizers.forEach(customizer -> customizer.accept(engine));
    }
}
