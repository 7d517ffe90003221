/** A state machine made ready to be executed. */
@NullMarked
package dev.loveless.engine.program;

import org.jspecify.annotations.NullMarked;
