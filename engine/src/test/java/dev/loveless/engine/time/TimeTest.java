package dev.loveless.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loveless.engine.Loveless;
import dev.loveless.engine.time.Scheduler.Alarm;
import dev.loveless.engine.time.Scheduler.BusyToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class TimeTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    /** A busy machine may keep a thread waiting for long. */
    private static final long PATIENCE_SECONDS = 120;

    private final VirtualScheduler time = new VirtualScheduler(START);
    private final List<String> done = new ArrayList<>();

    private Alarm alarm(long seconds, String name) {
        return time.at(START.plusSeconds(seconds), () -> done.add(name + " at " + elapsed()));
    }

    private long elapsed() {
        return Duration.between(START, time.now()).toSeconds();
    }

    @Test
    void jumpsFromMomentToMomentInTheirOrder() {
        alarm(3_600, "hour");
        alarm(60, "minute");
        alarm(86_400 * 30, "month");
        time.runUntil(() -> done.size() == 3);
        assertThat(done).containsExactly("minute at 60", "hour at 3600", "month at 2592000");
    }

    @Test
    void whatIsDueAtTheSameMomentIsDoneInTheOrderItWasAskedFor() {
        alarm(5, "first");
        alarm(5, "second");
        alarm(5, "third");
        time.advance(Duration.ofSeconds(5));
        assertThat(done).containsExactly("first at 5", "second at 5", "third at 5");
    }

    @Test
    void whatIsPostedIsDoneBeforeTimePasses() {
        alarm(1, "later");
        time.post(0, () -> {
            done.add("posted");
            time.post(0, () -> done.add("posted by it"));
        });
        time.runUntil(() -> done.size() == 3);
        assertThat(done).containsExactly("posted", "posted by it", "later at 1");
    }

    @Test
    void aMomentThatIsPastIsDueAtOnceAndTimeDoesNotGoBack() {
        time.advance(Duration.ofSeconds(10));
        alarm(4, "past");
        time.runReady();
        assertThat(done).containsExactly("past at 10");
    }

    @Test
    void aCancelledAlarmDoesNotRing() {
        Alarm cancelled = alarm(5, "cancelled");
        alarm(6, "kept");
        cancelled.cancel();
        time.advance(Duration.ofSeconds(10));
        assertThat(done).containsExactly("kept at 6");
        assertThat(time.nextMoment()).isEmpty();
    }

    @Test
    void advancesNoFurtherThanItIsTold() {
        alarm(5, "in");
        alarm(6, "out");
        time.advance(Duration.ofSeconds(5));
        assertThat(done).containsExactly("in at 5");
        assertThat(time.now()).isEqualTo(START.plusSeconds(5));
        assertThat(time.nextMoment()).contains(START.plusSeconds(6));
        time.advance(Duration.ofMillis(500));
        assertThat(time.now()).isEqualTo(START.plusMillis(5_500));
    }

    @Test
    void runReadyLetsNoTimePass() {
        alarm(1, "later");
        time.post(0, () -> done.add("now"));
        time.runReady();
        assertThat(done).containsExactly("now");
        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void saysThatNothingIsLeftToBeDone() {
        alarm(5, "only");
        assertThat(time.runUntil(() -> done.size() == 2)).isFalse();
        assertThat(time.now()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void saysWhatHoldsTheTime() {
        BusyToken container = time.busy("container a");
        BusyToken same = time.busy("container a");
        BusyToken request = time.busy("request b");
        assertThat(time.heldBy()).containsExactly("container a", "container a", "request b");
        container.release();
        assertThat(time.heldBy()).containsExactly("container a", "request b");
        same.release();
        request.release();
        assertThat(time.heldBy()).isEmpty();
    }

    @Test
    void timeStandsWhileSomethingIsBusy() throws Exception {
        BusyToken busy = time.busy("work elsewhere");
        alarm(5, "alarm");
        CompletableFuture<Boolean> ran = CompletableFuture.supplyAsync(() -> time.runUntil(() -> done.size() == 2));
        CompletableFuture<Instant> seen = new CompletableFuture<>();
        time.post(0, () -> {
            done.add("posted");
            seen.complete(time.now());
        });
        assertThat(seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(START);
        assertThat(time.nextMoment()).as("the alarm has not rung").contains(START.plusSeconds(5));
        busy.release();
        assertThat(ran.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly("posted", "alarm at 5");
    }

    private void limit(long milliseconds, String name) {
        time.aside(START.plusMillis(milliseconds), () -> done.add(name));
    }

    @Test
    void aLimitEndsTheHoldOfWhatHangsWhenThatMuchTimeHasReallyPassed() {
        time.busy("work that hangs");
        time.at(START.plusMillis(40), () -> done.add("wait"));
        long begun = System.nanoTime();
        limit(60, "limit");
        time.at(START.plusMillis(61), () -> done.add("later"));

        time.runUntil(() -> done.contains("limit"));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
        assertThat(done).containsExactly("wait", "limit");
        assertThat(time.now()).isEqualTo(START.plusMillis(60));
    }

    @Test
    void aLimitEndsTheHoldInTheBackgroundToo() throws Exception {
        CompletableFuture<Instant> passed = new CompletableFuture<>();
        try (VirtualScheduler background = VirtualScheduler.inBackground(START)) {
            background.busy("work that hangs");
            background.aside(START.plusMillis(60), () -> passed.complete(background.now()));

            assertThat(passed.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(START.plusMillis(60));
        }
    }

    /** Else what waited its turn behind slow work would have no time left for its own. */
    @Test
    void realTimeCountsForALimitFromWhenItIsSet() {
        time.busy("work that hangs");
        long[] set = new long[1];
        CompletableFuture<Void> setting = CompletableFuture.runAsync(
                () -> {
                    set[0] = System.nanoTime();
                    limit(150, "second");
                },
                CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
        // Not to come before the other is set, however late that is.
        limit(3_600_000, "first");

        time.runUntil(() -> done.contains("second"));

        setting.join();
        assertThat(Duration.ofNanos(System.nanoTime() - set[0])).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void realTimeCountsForALimitOnlySinceTimeStands() {
        time.at(START.plusMillis(1), () -> time.busy("work that hangs"));
        limit(61, "limit");
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(80, TimeUnit.MILLISECONDS))
                .join();

        long begun = System.nanoTime();
        time.runUntil(() -> done.contains("limit"));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    /** As items of a Map do that begin one after the other, while one of them hangs. */
    @Test
    void whatBeganLaterThanWhatHangsKeepsTheTimeThatItHasNotHad() {
        time.busy("work that hangs");
        limit(300, "first");
        long[] set = new long[1];
        time.post(0, () -> {
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS))
                    .join();
            set[0] = System.nanoTime();
            limit(300, "later");
        });

        time.runUntil(() -> done.contains("later"));

        // Up to the millisecond in which it was set.
        assertThat(Duration.ofNanos(System.nanoTime() - set[0])).isGreaterThanOrEqualTo(Duration.ofMillis(299));
        assertThat(done).containsExactly("first", "later");
    }

    @Test
    void whatBeginsWhileTimeGoesOnToALimitHasItsOwnTime() {
        time.busy("work that hangs");
        limit(150, "of what hangs");
        long[] set = new long[1];
        time.at(START.plusMillis(10), () -> {
            set[0] = System.nanoTime();
            limit(110, "of what began");
        });

        time.runUntil(() -> done.contains("of what began"));

        assertThat(Duration.ofNanos(System.nanoTime() - set[0])).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aLimitThatIsCalledOffWhileTimeGoesOnToItLetsTimePassNoFurther() {
        BusyToken hanging = time.busy("work that hangs");
        Alarm limit = time.aside(START.plusMillis(60), () -> done.add("limit"));
        AtomicBoolean ended = new AtomicBoolean();
        time.at(START.plusMillis(10), () -> {
            BusyToken other = time.busy("other work");
            limit.cancel();
            hanging.release();
            CompletableFuture.runAsync(
                    () -> {
                        ended.set(true);
                        other.release();
                    },
                    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
        });
        time.at(START.plusMillis(50), () -> done.add(ended.get() ? "after other work" : "during other work"));

        time.runUntil(() -> !done.isEmpty());

        assertThat(done).containsExactly("after other work");
    }

    @Test
    void aLimitThatIsSetWhenNothingHangsAnyMoreIsDueAtItsOwnTime() {
        BusyToken busy = time.busy("work that ends on the way to the limit");
        limit(60, "limit");
        time.at(START.plusMillis(10), () -> {
            busy.release();
            limit(15, "next");
        });

        time.runUntil(() -> done.contains("next"));

        assertThat(time.now()).isEqualTo(START.plusMillis(15));
        assertThat(done).containsExactly("next");
    }

    @Test
    void workThatEndsBeforeItsLimitTakesNoTime() {
        BusyToken busy = time.busy("slow work");
        CompletableFuture<Void> ending =
                CompletableFuture.runAsync(busy::release, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
        limit(3_600_000, "limit");
        alarm(5, "alarm");

        time.runUntil(() -> done.contains("alarm at 5"));

        ending.join();
        assertThat(done).containsExactly("alarm at 5");
    }

    @Test
    void closingWakesWhoWaits() throws Exception {
        time.busy("for ever");
        CompletableFuture<Boolean> ran = CompletableFuture.supplyAsync(() -> time.runUntil(() -> false));
        time.close();
        assertThat(ran.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aScaleOfTimeMustBeMoreThanNothing() {
        assertThatThrownBy(() -> SystemScheduler.scaled(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 0");
        assertThatThrownBy(() -> SystemScheduler.scaled(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SystemScheduler.scaled(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void scaledTimeLetsAnHourPassInNoTime() throws Exception {
        try (SystemScheduler scaled = SystemScheduler.scaled(1e-6)) {
            CompletableFuture<Instant> rung = new CompletableFuture<>();
            Instant due = scaled.now().plus(Duration.ofHours(1));
            scaled.at(due, () -> rung.complete(scaled.now()));
            assertThat(rung.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isAfterOrEqualTo(due);
        }
    }

    @Test
    void realTimeCannotBeMoved() {
        try (Loveless loveless = Loveless.builder().build()) {
            assertThatThrownBy(() -> loveless.advance(Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("virtualTime()");
        }
    }

    @Test
    void passesByItselfInTheBackground() throws Exception {
        CompletableFuture<Instant> first = new CompletableFuture<>();
        CompletableFuture<Instant> second = new CompletableFuture<>();
        try (VirtualScheduler background = VirtualScheduler.inBackground(START)) {
            background.at(START.plusSeconds(3_600), () -> first.complete(background.now()));
            assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(START.plusSeconds(3_600));

            background.at(START.plusSeconds(7_200), () -> second.complete(background.now()));
            assertThat(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(START.plusSeconds(7_200));
        }
    }

    @Test
    void standsStillInTheBackgroundWhileSomethingIsUnderWay() throws Exception {
        CompletableFuture<Instant> posted = new CompletableFuture<>();
        CompletableFuture<Instant> passed = new CompletableFuture<>();
        try (VirtualScheduler background = VirtualScheduler.inBackground(START)) {
            BusyToken busy = background.busy("work");
            background.at(START.plusSeconds(60), () -> passed.complete(background.now()));
            background.post(0, () -> posted.complete(background.now()));
            assertThat(posted.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(START);
            background.runReady();
            assertThat(passed).isNotDone();

            busy.release();
            assertThat(passed.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(START.plusSeconds(60));
        }
    }

    @Test
    void goesOnInTheBackgroundAfterFault() throws Exception {
        CompletableFuture<Instant> next = new CompletableFuture<>();
        try (VirtualScheduler background = VirtualScheduler.inBackground(START)) {
            background.post(0, () -> {
                throw new IllegalStateException("a fault on purpose");
            });
            background.post(0, () -> next.complete(background.now()));
            assertThat(next.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(START);
        }
    }
}
