/** TestState: one state, on the interpreter that executions run on. */
@NullMarked
package dev.loveless.engine.inspect;

import org.jspecify.annotations.NullMarked;
