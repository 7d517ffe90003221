/** Findings beyond AWS: accepted definitions that cannot do what they seem to be for. */
@NullMarked
package dev.loveless.asl.lint;

import org.jspecify.annotations.NullMarked;
