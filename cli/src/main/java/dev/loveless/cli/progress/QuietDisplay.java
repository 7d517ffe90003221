package dev.loveless.cli.progress;

import dev.loveless.docker.event.ComponentEvent;
import dev.loveless.engine.history.Journal;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;

/** No progress; but faults made on purpose and warnings are told, as nobody would find their effects otherwise. */
final class QuietDisplay implements Display {
    private final PrintWriter err;
    private final ComponentText components = new ComponentText(task -> Optional.empty());

    QuietDisplay(PrintWriter err) {
        this.err = err;
    }

    private void print(Row row) {
        err.print(row.text(false) + "\n");
        err.flush();
    }

    @Override
    public boolean showsFacts() {
        return false;
    }

    @Override
    public void turn(String executionArn, Journal.Entry entry) {
        // Nothing of it is shown.
    }

    @Override
    public void component(ComponentEvent event, Instant now) {
        if (event instanceof ComponentEvent.FaultMade fault) {
            print(components.fault(fault));
        } else if (event instanceof ComponentEvent.Warning warning) {
            print(components.warning(warning));
        }
    }

    @Override
    public void say(String text, Instant now) {
        // What concerns the run is told by its end.
    }
}
