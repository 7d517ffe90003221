/** Diagnostics as people read them: the place, the line, what is wrong and what to do. */
@NullMarked
package dev.loveless.asl.display;

import org.jspecify.annotations.NullMarked;
