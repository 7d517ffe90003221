/** AWS's execution history, drawn from the facts of an execution. */
@NullMarked
package dev.loveless.engine.history;

import org.jspecify.annotations.NullMarked;
