/** Tests of state machines in JUnit, with the real components of a configuration. */
@NullMarked
package dev.loveless.conformance.components;

import org.jspecify.annotations.NullMarked;
