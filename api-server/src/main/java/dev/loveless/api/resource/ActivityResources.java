package dev.loveless.api.resource;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The activities, by ARN. Thread-safe. */
public final class ActivityResources {
    private final Map<String, ActivityResource> activities = new ConcurrentHashMap<>();
    /** The number of the last that was made. */
    private long last;

    /**
     * An activity.
     *
     * @param number higher for each that is made later
     * @param encryption as it was asked for; absent if it was not
     */
    public record ActivityResource(
            long number, String arn, String name, Instant creationDate, Optional<EncryptionConfiguration> encryption) {}

    /**
     * Makes an activity; the same once more is the one that is there (documented).
     *
     * @param also what else is to be done for a new one; no other call makes or deletes activities meanwhile
     * @throws ApiException if there is one of that name with another encryption
     */
    public synchronized ActivityResource create(
            String arn, String name, Instant now, Optional<EncryptionConfiguration> encryption, Runnable also) {
        ActivityResource there = activities.get(arn);
        if (there == null) {
            last++;
            ActivityResource activity = new ActivityResource(last, arn, name, now, encryption);
            activities.put(arn, activity);
            also.run();
            return activity;
        }
        if (!EncryptionConfiguration.areLike(there.encryption(), encryption)) {
            throw new ApiException(new ApiError.ActivityAlreadyExists(arn));
        }
        return there;
    }

    /**
     * Takes an activity away, if it is there.
     *
     * @param also what else is to be done; no other call makes or deletes activities meanwhile
     */
    public synchronized void delete(String arn, Runnable also) {
        activities.remove(arn);
        also.run();
    }

    public boolean exists(String arn) {
        return activities.containsKey(arn);
    }

    /** @throws ApiException if it is not there */
    public ActivityResource get(String arn) {
        ResourceArn.parse(arn, ResourceArn.ACTIVITY);
        return Optional.ofNullable(activities.get(arn))
                .orElseThrow(() -> new ApiException(new ApiError.ActivityDoesNotExist(arn)));
    }

    /** All, the oldest first (recorded of a few). */
    public List<ActivityResource> all() {
        return activities.values().stream()
                .sorted(Comparator.comparingLong(ActivityResource::number))
                .toList();
    }
}
