/** Execution environments: containers and processes under the Lambda contract, and how many of them there are. */
@NullMarked
package dev.loveless.docker.environment;

import org.jspecify.annotations.NullMarked;
