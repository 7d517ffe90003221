/** Coverage of state machines in JUnit tests: recorded, reported, and required. */
@NullMarked
package dev.loveless.junit.coverage;

import org.jspecify.annotations.NullMarked;
