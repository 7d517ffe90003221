/** Holds what the engine does to behaviour recorded from AWS. */
@NullMarked
package dev.loveless.conformance.recorded;

import org.jspecify.annotations.NullMarked;
