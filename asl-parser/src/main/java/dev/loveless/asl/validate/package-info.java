/** The rules that AWS checks when a definition is created, with its codes, texts and locations. */
@NullMarked
package dev.loveless.asl.validate;

import org.jspecify.annotations.NullMarked;
