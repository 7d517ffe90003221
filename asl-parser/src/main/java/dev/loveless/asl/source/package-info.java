/** A definition as text and as a tree of JSON values that know where they stand; JSON and YAML give the same tree. */
@NullMarked
package dev.loveless.asl.source;

import org.jspecify.annotations.NullMarked;
