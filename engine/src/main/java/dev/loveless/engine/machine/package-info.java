/** The interpreter: an execution as a state machine of its own, free of time, threads and chance. */
@NullMarked
package dev.loveless.engine.machine;

import org.jspecify.annotations.NullMarked;
