/** Programs on this machine that play components without Docker. */
@NullMarked
package dev.loveless.docker.process;

import org.jspecify.annotations.NullMarked;
