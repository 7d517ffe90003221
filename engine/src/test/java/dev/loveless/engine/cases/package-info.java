/** Whole executions, told in files: what is executed, what its tasks answer, and what must come of it. */
@NullMarked
package dev.loveless.engine.cases;

import org.jspecify.annotations.NullMarked;
