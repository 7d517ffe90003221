/** Runs the components of an application. */
@NullMarked
package dev.loveless.docker;

import org.jspecify.annotations.NullMarked;
