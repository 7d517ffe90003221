package dev.loveless.docker.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnerTest {
    @Test
    void anOwnerIsReadAsItWasWritten() {
        Owner owner = new Owner("some-host", new ProcessIdentity(12, Instant.ofEpochMilli(345)));
        assertThat(owner.text()).isEqualTo("some-host/12/345");
        assertThat(Owner.parse(owner.text())).contains(owner);
    }

    @Test
    void whatIsNoOwnerIsNone() {
        assertThat(Owner.parse("")).isEqualTo(Optional.empty());
        assertThat(Owner.parse("host")).isEmpty();
        assertThat(Owner.parse("host/x/1")).isEmpty();
        assertThat(Owner.parse("host/1")).isEmpty();
    }

    @Test
    void thisProcessLives() {
        assertThat(Owner.current().isDead()).isFalse();
        assertThat(ProcessIdentity.current().find()).contains(ProcessHandle.current());
    }

    @Test
    void aProcessThatEndedIsDead() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle()).orElseThrow();
        Owner owner = new Owner(Owner.current().host(), identity);
        assertThat(owner.isDead()).isFalse();
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(owner.isDead()).isTrue();
        assertThat(identity.find()).isEmpty();
    }

    @Test
    void aProcessThatHasTheNumberOfADeadOneIsAnother() {
        ProcessIdentity other = new ProcessIdentity(ProcessHandle.current().pid(), Instant.ofEpochMilli(0));
        assertThat(other.mayBeAlive()).isFalse();
        assertThat(other.find()).isEmpty();
    }

    @Test
    void aClockThatWasSetALittleMakesNobodyDeadAndNobodyKilled() {
        ProcessIdentity current = ProcessIdentity.current();
        ProcessIdentity shifted =
                new ProcessIdentity(current.pid(), current.started().plusSeconds(20));
        assertThat(shifted.mayBeAlive()).isTrue();
        assertThat(shifted.find()).isEmpty();
    }

    @Test
    void ofOtherHostsNothingIsKnown() {
        assertThat(new Owner("elsewhere", new ProcessIdentity(1, Instant.EPOCH)).isDead())
                .isFalse();
    }
}
