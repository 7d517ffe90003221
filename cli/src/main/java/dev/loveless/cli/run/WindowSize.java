package dev.loveless.cli.run;

import dev.loveless.cli.progress.Screen;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The size of the terminal, which is looked up anew when its window has changed. */
final class WindowSize implements AutoCloseable {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");
    private static final int USUAL_ROWS = 24;
    private static final int USUAL_COLUMNS = 80;
    private static final long PATIENCE_SECONDS = 1;

    private final AtomicBoolean changed = new AtomicBoolean();
    private Optional<SignalHandler> before = Optional.empty();

    /**
     * The screen as it is, from now on.
     *
     * @param first as it was found at the beginning
     */
    Supplier<Screen> of(Screen first) {
        try {
            before = Optional.of(Signal.handle(new Signal("WINCH"), signal -> changed.set(true)));
        } catch (IllegalArgumentException e) {
            // This system, or this JVM, does not tell of it: the size stays as it was found.
            return () -> first;
        }
        return new Supplier<>() {
            private Screen screen = first;

            @Override
            public Screen get() {
                if (changed.getAndSet(false)) {
                    screen = screen(ask().orElse(""), first.coloured());
                }
                return screen;
            }
        };
    }

    /** What {@code stty size} says of a terminal: its rows and columns; what it does not know is taken to be usual. */
    static Screen screen(String size, boolean coloured) {
        Matcher numbers = SIZE.matcher(size);
        int rows = numbers.matches() ? Integer.parseInt(numbers.group(1)) : 0;
        int columns = numbers.matches() ? Integer.parseInt(numbers.group(2)) : 0;
        return new Screen(columns > 0 ? columns : USUAL_COLUMNS, rows > 0 ? rows : USUAL_ROWS, coloured);
    }

    private static Optional<String> ask() {
        try {
            Process asked = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.of(new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            }
            asked.destroyForcibly();
        } catch (IOException e) {
            // No stty, or no terminal any more: as good as one that does not know its size.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        before.ifPresent(handler -> Signal.handle(new Signal("WINCH"), handler));
    }
}
