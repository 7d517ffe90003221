package dev.loveless.cli.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What happens when the user, or the system, asks this program to end: the first time it ends in order, the second time
 * at once. Shutdown hooks cannot tell the two apart, and would leave 130 as the exit code.
 */
public final class StopSignals implements AutoCloseable {
    /** Ctrl-C, a polite kill, and the end of the terminal. */
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final List<Before> before = new ArrayList<>();
    private final AtomicInteger received = new AtomicInteger();

    private record Before(Signal signal, SignalHandler handler) {}

    /**
     * Takes the signals from now on.
     *
     * @param first is called with the signal's name, such as {@code SIGINT}
     * @param second is called at each further one
     */
    public StopSignals(Consumer<String> first, Runnable second) {
        SignalHandler handler = signal -> {
            if (received.getAndIncrement() == 0) {
                first.accept("SIG" + signal.getName());
            } else {
                second.run();
            }
        };
        for (String name : NAMES) {
            Signal signal = new Signal(name);
            try {
                before.add(new Before(signal, Signal.handle(signal, handler)));
            } catch (IllegalArgumentException e) {
                // The JVM was told not to touch signals (-Xrs): they end it at once, which is all that was asked for.
                continue;
            }
        }
    }

    /** Leaves the signals to whoever had them. */
    @Override
    public void close() {
        before.forEach(it -> Signal.handle(it.signal(), it.handler()));
    }
}
