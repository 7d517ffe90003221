package dev.loveless.asl.model;

/** How a Map state runs its items: inside the execution, or as child executions. */
public enum ProcessorMode {
    INLINE,
    DISTRIBUTED
}
