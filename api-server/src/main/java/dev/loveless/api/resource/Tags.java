package dev.loveless.api.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.api.protocol.Members;
import dev.loveless.api.protocol.TextRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The tags of state machines and activities, by ARN. Thread-safe. */
public final class Tags {
    private static final int MOST = 50;
    /** Letters, digits, white space and some signs (documented). */
    private static final String CHARACTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*";

    private static final TextRule KEY = TextRule.pattern(1, 128, "^" + CHARACTERS + "$");
    private static final TextRule VALUE = TextRule.pattern(0, 256, "^" + CHARACTERS + "$");
    /** What keys of AWS's own begin with, in whatever case (documented of tags in general). */
    private static final String RESERVED = "aws:";

    private final Map<String, Map<String, String>> tags = new HashMap<>();

    /**
     * Reads the member {@code tags}; empty if it is not there. Of several with the same key the last counts, as if they
     * had been added one by one (recorded of equal ones).
     *
     * @throws ApiException if a key is one that AWS keeps for itself
     */
    public static Map<String, String> read(Members request) {
        Map<String, String> read = new LinkedHashMap<>();
        for (Members tag :
                request.structures("tags", "Tag", 0, Integer.MAX_VALUE).orElse(List.of())) {
            read.put(tag.requiredText("key", KEY), tag.requiredText("value", VALUE));
        }
        read.keySet().forEach(Tags::refuseReserved);
        return read;
    }

    private static void refuseReserved(String key) {
        if (key.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
            throw new ApiException(ApiError.ValidationException.of(
                    "Tag keys that begin with '" + RESERVED + "' are reserved for AWS: " + key));
        }
    }

    /**
     * Adds tags, or changes those of the same keys.
     *
     * @param exists whether the resource is there: asked when nobody can {@link #forget} its tags before they are
     *     added, so that they are not those of the next one with its ARN
     * @return whether it was; if not, nothing was added
     * @throws ApiException if there would be too many; then nothing is changed
     */
    public synchronized boolean add(String arn, Map<String, String> more, BooleanSupplier exists) {
        if (!exists.getAsBoolean()) {
            return false;
        }
        Map<String, String> all = new LinkedHashMap<>(tags.getOrDefault(arn, Map.of()));
        all.putAll(more);
        checkCount(arn, all);
        tags.put(arn, all);
        return true;
    }

    /** @throws ApiException if a resource may not have so many */
    public static void checkCount(String arn, Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw new ApiException(new ApiError.TooManyTags(arn, MOST));
        }
    }

    /** Takes tags away; keys that are not there do not matter. */
    public synchronized void remove(String arn, List<String> keys) {
        tags.getOrDefault(arn, new HashMap<>()).keySet().removeAll(keys);
    }

    /** The resource is gone: to be called when it is not found any more. */
    public synchronized void forget(String arn) {
        tags.remove(arn);
    }

    /** In the order in which they were added. */
    public synchronized List<ObjectNode> toJson(String arn) {
        List<ObjectNode> list = new ArrayList<>();
        tags.getOrDefault(arn, Map.of())
                .forEach((key, value) -> list.add(
                        JsonNodeFactory.instance.objectNode().put("key", key).put("value", value)));
        return list;
    }
}
