package dev.loveless.api.operation;

import dev.loveless.api.protocol.Members;

/** How much of a resource is told. */
enum IncludedData {
    ALL_DATA,
    /** Nothing that may be encrypted: no definition, input or output. */
    METADATA_ONLY;

    static IncludedData read(Members members) {
        return members.choice("includedData", IncludedData.class, "ALL_DATA, METADATA_ONLY")
                .orElse(ALL_DATA);
    }
}
