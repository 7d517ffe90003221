/** Code that breaks the rules of the house, to show that it is found. */
@NullMarked
package dev.loveless.asl.wrong;

import org.jspecify.annotations.NullMarked;
