/** What expressions make of chance, which always comes from outside. */
@NullMarked
package dev.loveless.asl.random;

import org.jspecify.annotations.NullMarked;
