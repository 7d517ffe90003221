package dev.loveless.docker.fault;

import dev.loveless.engine.task.TaskRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Which fault an attempt of a task meets. The same attempt of the same state with the same input meets the same one
 * each time, in whatever order tasks come.
 */
public final class FaultPlan {
    private static final long LATEST_RANDOM_KILL = 1_000;

    private final Faults faults;

    public FaultPlan(Faults faults) {
        this.faults = faults;
    }

    /** The fault to be made, if there is one; a {@link Fault.Kill} has its moment then. */
    public Optional<Fault> faultFor(TaskRequest request) {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        SplittableRandom chance = new SplittableRandom(seed(request));
        for (FaultRule rule : faults.rules()) {
            // Each rule has a draw of its own, whether it is looked at or not.
            double draw = chance.nextDouble();
            Duration moment = Duration.ofMillis(chance.nextLong(LATEST_RANDOM_KILL));
            boolean attemptFits = rule.attempt().isEmpty() || rule.attempt().getAsInt() == request.retryCount() + 1;
            boolean isDrawn =
                    rule.probability().isEmpty() || draw < rule.probability().getAsDouble();
            if (attemptFits && isDrawn) {
                return Optional.of(timed(rule.fault(), moment));
            }
        }
        return Optional.empty();
    }

    private static Fault timed(Fault fault, Duration moment) {
        return fault instanceof Fault.Kill kill && kill.after().isEmpty() ? new Fault.Kill(Optional.of(moment)) : fault;
    }

    /** A digest rather than a hash code: neighbouring attempts must not have neighbouring draws. */
    private long seed(TaskRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                    .putLong(faults.seed())
                    .putInt(request.retryCount())
                    .array());
            digest.update(request.state().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(request.parameters().text().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
