package dev.loveless.api.server;

import dev.loveless.api.protocol.ApiAnswer;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What is counted of calls, and what of the process is looked up when somebody asks. Thread-safe. */
final class ServerMetrics {
    /** The API has 37; whoever calls others must not make the metrics grow without end. */
    private static final String UNKNOWN = "UnknownOperationException";

    private static final int MOST_ACTIONS = 64;

    private static final int MOST_ERRORS = 128;
    private static final String OTHERS = "other";
    private static final String PREFIX = "AWSStepFunctions.";
    private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final LongAdder open = new LongAdder();
    private final Map<String, Action> actions = new ConcurrentHashMap<>();
    private final Counter calls = Counter.builder()
            .name("loveless_api_calls_total")
            .help("Calls of the API by action and error; without error where the call was met.")
            .labelNames("action", "error")
            .register(registry);
    private final Histogram durations = Histogram.builder()
            .name("loveless_api_call_duration_seconds")
            .help("From the end of a request to its answer.")
            .classicOnly()
            .classicUpperBounds(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5, 60)
            .labelNames("action")
            .register(registry);

    ServerMetrics(ServerOptions options, OpenPolls polls) {
        gauge("loveless_api_open_calls", "Calls that have no answer yet, polls included.", open::sum);
        gauge("loveless_api_open_polls", "Polls for tasks of activities that wait.", polls::size);
        GaugeWithCallback.builder()
                .name("loveless_executions")
                .help("Executions by status.")
                .labelNames("status")
                .callback(gauge -> options.executions().get().forEach((status, count) -> gauge.call(count, status)))
                .register(registry);
        ProcessMetrics.register(registry);
    }

    private interface Reading {
        double read();
    }

    private void gauge(String name, String help, Reading reading) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(reading.read()))
                .register(registry);
    }

    /** A call has come. */
    Call begin(Optional<String> target) {
        open.increment();
        return new Call(target, System.nanoTime());
    }

    private Action action(Optional<String> target) {
        String name = target.isPresent() && target.get().startsWith(PREFIX)
                ? target.get().substring(PREFIX.length())
                : OTHERS;
        Action known = actions.get(name);
        if (known != null) {
            return known;
        }
        String label = actions.size() < MOST_ACTIONS ? name : OTHERS;
        return actions.computeIfAbsent(label, Action::new);
    }

    /** All of it in Prometheus's text format. */
    byte[] text() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, registry.scrape());
        return text.toByteArray();
    }

    static String contentType() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }

    /** A call between its request and its answer. */
    final class Call {
        private final Optional<String> target;
        private final long began;

        private Call(Optional<String> target, long began) {
            this.target = target;
            this.began = began;
        }

        void end(ApiAnswer answer) {
            open.decrement();
            // What names no action must not take the place of one that does.
            boolean unknown = answer.errorType().equals(Optional.of(UNKNOWN));
            Action action = action(unknown ? Optional.empty() : target);
            action.duration.observe((System.nanoTime() - began) / NANOSECONDS);
            (answer.errorType().isPresent() ? action.error(answer.errorType().get()) : action.met).inc();
        }

        /** Its client has gone. */
        void leave() {
            open.decrement();
            action(target).left.inc();
        }
    }

    /** The lines of one action, looked up once. */
    private final class Action {
        private final String name;
        private final DistributionDataPoint duration;
        private final CounterDataPoint met;
        private final CounterDataPoint left;
        private final Map<String, CounterDataPoint> errors = new ConcurrentHashMap<>();

        Action(String name) {
            this.name = name;
            this.duration = durations.labelValues(name);
            this.met = calls.labelValues(name, "");
            this.left = calls.labelValues(name, "client left");
        }

        CounterDataPoint error(String type) {
            CounterDataPoint known = errors.get(type);
            if (known != null) {
                return known;
            }
            String label = errors.size() < MOST_ERRORS ? type : OTHERS;
            return errors.computeIfAbsent(label, it -> calls.labelValues(name, it));
        }
    }
}
