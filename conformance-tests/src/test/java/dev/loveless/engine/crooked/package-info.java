/** One half of a cycle of packages. */
@NullMarked
package dev.loveless.engine.crooked;

import org.jspecify.annotations.NullMarked;
