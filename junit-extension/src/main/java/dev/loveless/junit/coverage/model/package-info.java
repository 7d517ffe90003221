/** What tests have exercised of state machines, and how that is found out from the engine's facts. */
@NullMarked
package dev.loveless.junit.coverage.model;

import org.jspecify.annotations.NullMarked;
