/** What becomes of executions when their tasks fail. */
@NullMarked
package dev.loveless.junit.explore;

import org.jspecify.annotations.NullMarked;
