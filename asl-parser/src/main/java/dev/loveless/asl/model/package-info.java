/** The syntax tree of a state machine: just what was written, resolved to typed fields, immutable. */
@NullMarked
package dev.loveless.asl.model;

import org.jspecify.annotations.NullMarked;
