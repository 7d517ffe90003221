/** The syntax of the eighteen {@code States.*} intrinsic functions. */
@NullMarked
package dev.loveless.asl.intrinsic;

import org.jspecify.annotations.NullMarked;
