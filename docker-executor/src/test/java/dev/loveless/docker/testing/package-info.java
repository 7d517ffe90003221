/** What tests with a Docker engine share. */
@NullMarked
package dev.loveless.docker.testing;

import org.jspecify.annotations.NullMarked;
