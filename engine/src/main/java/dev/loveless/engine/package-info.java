/** Executes state machines: begin at {@link dev.loveless.engine.Loveless}. */
@NullMarked
package dev.loveless.engine;

import org.jspecify.annotations.NullMarked;
