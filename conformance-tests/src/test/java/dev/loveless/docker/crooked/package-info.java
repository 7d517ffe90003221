/** Code that breaks the rules of the house for the engine, to show that they find it. */
@NullMarked
package dev.loveless.docker.crooked;

import org.jspecify.annotations.NullMarked;
