package dev.loveless.docker.component;

import java.util.List;

/**
 * The GPUs a container is to see, as {@code docker run --gpus} takes them.
 *
 * @param count how many; -1 for all; 0 for none, or where devices are named
 * @param deviceIds indices or UUIDs of single devices
 * @param optional whether to go on without where the engine cannot give them, with a warning
 */
public record Gpus(int count, List<String> deviceIds, boolean optional) {
    public static final Gpus NONE = new Gpus(0, List.of(), false);
    public static final Gpus ALL = new Gpus(-1, List.of(), false);
    /** All there are, or none. */
    public static final Gpus OPTIONAL = new Gpus(-1, List.of(), true);

    public Gpus {
        deviceIds = List.copyOf(deviceIds);
        if (count != 0 && !deviceIds.isEmpty()) {
            throw new IllegalArgumentException("Either a number of GPUs or their ids, not both.");
        }
    }

    public static Gpus count(int count) {
        return new Gpus(count, List.of(), false);
    }

    public static Gpus devices(List<String> ids) {
        return new Gpus(0, ids, false);
    }

    public boolean isNone() {
        return count == 0 && deviceIds.isEmpty();
    }
}
