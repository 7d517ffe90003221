/** What becomes of executions when their tasks fail: every declared failure tried, one by one and in pairs. */
@NullMarked
package dev.loveless.junit.explore;

import org.jspecify.annotations.NullMarked;
