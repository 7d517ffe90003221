/** Behaviour of the whole: against what AWS does, against the house's own rules, and as a user meets it. */
@NullMarked
package dev.loveless.conformance;

import org.jspecify.annotations.NullMarked;
