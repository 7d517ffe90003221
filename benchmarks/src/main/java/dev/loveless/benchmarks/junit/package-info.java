/** What tests of state machines cost. */
@NullMarked
package dev.loveless.benchmarks.junit;

import org.jspecify.annotations.NullMarked;
