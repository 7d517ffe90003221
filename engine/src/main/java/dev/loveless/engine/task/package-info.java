/** Who does the work of Task states. */
@NullMarked
package dev.loveless.engine.task;

import org.jspecify.annotations.NullMarked;
