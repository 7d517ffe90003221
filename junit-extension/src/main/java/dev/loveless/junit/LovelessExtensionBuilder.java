package dev.loveless.junit;

import dev.loveless.engine.LovelessBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Configures a {@link LovelessExtension}; what is not said is as in {@link LovelessTest}. Not thread-safe. */
public final class LovelessExtensionBuilder {
    private Time time = Time.VIRTUAL;
    private double scale = 0.01;
    private Instant start = LovelessBuilder.VIRTUAL_START;
    private long seed;
    private Lifecycle lifecycle = Lifecycle.PER_METHOD;
    private String account = "123456789012";
    private String region = "us-east-1";
    private Optional<String> mockConfiguration = Optional.empty();
    private Optional<String> configuration = Optional.empty();
    private final List<Consumer<LovelessBuilder>> customizers = new ArrayList<>();

    LovelessExtensionBuilder() {}

    /** As {@link LovelessTest#time()}. */
    public LovelessExtensionBuilder time(Time value) {
        time = Objects.requireNonNull(value);
        return this;
    }

    /** {@link Time#SCALED}, as {@link LovelessTest#scale()}. */
    public LovelessExtensionBuilder timeScale(double value) {
        time = Time.SCALED;
        scale = value;
        return this;
    }

    /** As {@link LovelessTest#start()}. */
    public LovelessExtensionBuilder start(Instant value) {
        start = Objects.requireNonNull(value);
        return this;
    }

    /** As {@link LovelessTest#seed()}. */
    public LovelessExtensionBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** As {@link LovelessTest#lifecycle()}. */
    public LovelessExtensionBuilder lifecycle(Lifecycle value) {
        lifecycle = Objects.requireNonNull(value);
        return this;
    }

    /** As {@link LovelessTest#account()}. */
    public LovelessExtensionBuilder account(String value) {
        account = Objects.requireNonNull(value);
        return this;
    }

    /** As {@link LovelessTest#region()}. */
    public LovelessExtensionBuilder region(String value) {
        region = Objects.requireNonNull(value);
        return this;
    }

    /** As {@link LovelessTest#mockConfiguration()}. */
    public LovelessExtensionBuilder mockConfiguration(String value) {
        mockConfiguration = Optional.of(value);
        return this;
    }

    /** As {@link LovelessTest#configuration()}. */
    public LovelessExtensionBuilder configuration(String value) {
        configuration = Optional.of(value);
        return this;
    }

    /** Has a further word on each engine before it is built: handlers, quotas, who reads items … */
    public LovelessExtensionBuilder engine(Consumer<LovelessBuilder> customizer) {
        customizers.add(customizer);
        return this;
    }

    /** The extension, for a field with {@code @RegisterExtension}. */
    public LovelessExtension build() {
        return new LovelessExtension(Optional.of(new EngineSettings(
                time, scale, start, seed, lifecycle, account, region, mockConfiguration, configuration, customizers)));
    }
}
