package dev.loveless.junit;

import dev.loveless.engine.Loveless;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The time that executions live in, as a clock. */
final class EngineClock extends Clock {
    private final Loveless loveless;
    private final ZoneId zone;

    EngineClock(Loveless loveless, ZoneId zone) {
        this.loveless = loveless;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(loveless, other);
    }

    @Override
    public Instant instant() {
        return loveless.now();
    }
}
