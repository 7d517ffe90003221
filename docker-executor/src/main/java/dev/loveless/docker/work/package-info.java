/** What all that runs components works with. */
@NullMarked
package dev.loveless.docker.work;

import org.jspecify.annotations.NullMarked;
