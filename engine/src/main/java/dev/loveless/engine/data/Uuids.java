package dev.loveless.engine.data;

import java.util.UUID;

/** Random UUIDs out of given chance. */
public final class Uuids {
    private Uuids() {}

    /** The UUID of version 4 that these bits give. */
    public static String version4(long most, long least) {
        long version = most & 0xffff_ffff_ffff_0fffL | 0x4000L;
        long variant = least & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(version, variant).toString();
    }
}
