/** From text to the tree of JSON values, and from a valid tree to the syntax tree. */
@NullMarked
package dev.loveless.asl.parse;

import org.jspecify.annotations.NullMarked;
