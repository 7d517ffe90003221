package dev.loveless.cli.serve;

import dev.loveless.asl.display.Glyphs;
import dev.loveless.docker.event.ComponentEvent;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells on standard error what happens to components, as far as the level wants it. */
final class ComponentReport implements Consumer<ComponentEvent> {
    private final PrintWriter err;
    private final LogLevel level;

    ComponentReport(PrintWriter err, LogLevel level) {
        this.err = err;
        this.level = level;
    }

    @Override
    public void accept(ComponentEvent event) {
        LogLevel importance = event instanceof ComponentEvent.Warning ? LogLevel.WARN : LogLevel.INFO;
        if (level.shows(importance)) {
            text(event).ifPresent(text -> {
                err.print(Glyphs.shown(text) + "\n");
                err.flush();
            });
        }
    }

    private static Optional<String> text(ComponentEvent event) {
        if (event instanceof ComponentEvent.Warning warning) {
            return Optional.of("warning: " + warning.text());
        }
        if (event instanceof ComponentEvent.ImagePull pull) {
            return Optional.of(pull.image() + " is being fetched: " + pull.progress());
        }
        if (event instanceof ComponentEvent.ImageBuild build) {
            return Optional.of(build.image() + " is being built: " + build.line());
        }
        if (event instanceof ComponentEvent.Started started) {
            return Optional.of(started.component() + " started, " + started.instance());
        }
        if (event instanceof ComponentEvent.Ended ended) {
            return Optional.of(ended.component() + " ended, " + ended.instance() + ": " + ended.how());
        }
        if (event instanceof ComponentEvent.Output output) {
            return Optional.of(output.component() + " | " + output.line());
        }
        if (event instanceof ComponentEvent.FaultMade fault) {
            return Optional.of("fault on purpose in " + fault.component() + ": " + fault.what());
        }
        return Optional.empty();
    }
}
