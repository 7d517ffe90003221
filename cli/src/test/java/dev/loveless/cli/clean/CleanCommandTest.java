package dev.loveless.cli.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.cli.clean.Sweep.Removed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CleanCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatItRemoved() {
        int exitCode = clean(all -> new Removed(
                List.of("container loveless-a", all ? "network everything" : "network ours"),
                List.of(),
                Optional.empty()));

        assertThat(exitCode).isZero();
        assertThat(out).hasToString("removed container loveless-a\nremoved network ours\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void removesMoreIfAsked() {
        clean(all -> new Removed(List.of(all ? "everything" : "ours"), List.of(), Optional.empty()), "--all");

        assertThat(out).hasToString("removed everything\n");
    }

    @Test
    void saysThatNothingWasLeft() {
        assertThat(clean(all -> new Removed(List.of(), List.of(), Optional.empty())))
                .isZero();
        assertThat(err).hasToString("nothing was left\n");
    }

    @Test
    void isContentWhereThereIsNoEngine() {
        int exitCode = clean(all -> new Removed(List.of(), List.of(), Optional.of("No Docker engine answers.")));

        assertThat(exitCode).isZero();
        assertThat(err).hasToString("no containers were looked for. No Docker engine answers.\nnothing was left\n");
    }

    @Test
    void failsWhereSomethingStays() {
        int exitCode =
                clean(all -> new Removed(List.of("process 7"), List.of("network n: it is in use"), Optional.empty()));

        assertThat(exitCode).isEqualTo(1);
        assertThat(out).hasToString("removed process 7\n");
        assertThat(err).hasToString("could not remove network n: it is in use\n");
    }

    private int clean(Sweep sweep, String... arguments) {
        return new CommandLine(new CleanCommand(sweep))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
