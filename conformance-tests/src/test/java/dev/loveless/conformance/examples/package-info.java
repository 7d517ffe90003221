/** The programs that docs/engine.md shows. */
@NullMarked
package dev.loveless.conformance.examples;

import org.jspecify.annotations.NullMarked;
