package dev.loveless.api.resource;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The activities, by ARN. Thread-safe. */
public final class ActivityResources {
    private final Map<String, ActivityResource> activities = new ConcurrentSkipListMap<>();

    /** @param encryption as it was asked for; absent if it was not */
    public record ActivityResource(
            String arn, String name, Instant creationDate, Optional<EncryptionConfiguration> encryption) {}

    /**
     * Makes an activity; the same once more is the one that is there (documented).
     *
     * @throws ApiException if there is one of that name with another encryption
     */
    public ActivityResource create(ActivityResource activity) {
        ActivityResource there = activities.putIfAbsent(activity.arn(), activity);
        if (there != null && !EncryptionConfiguration.areLike(there.encryption(), activity.encryption())) {
            throw new ApiException(new ApiError.ActivityAlreadyExists(activity.arn()));
        }
        return there == null ? activity : there;
    }

    /** Takes an activity away, if it is there. */
    public void delete(String arn) {
        activities.remove(arn);
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

    /** All, by name. */
    public List<ActivityResource> all() {
        return List.copyOf(activities.values());
    }
}
