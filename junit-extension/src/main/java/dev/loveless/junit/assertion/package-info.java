/** Assertions about executions. */
@NullMarked
package dev.loveless.junit.assertion;

import org.jspecify.annotations.NullMarked;
