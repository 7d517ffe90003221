/** The Docker engine. The only place that knows docker-java. */
@NullMarked
package dev.loveless.docker.client;

import org.jspecify.annotations.NullMarked;
