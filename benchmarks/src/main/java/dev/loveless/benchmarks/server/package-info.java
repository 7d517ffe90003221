/** How the server does under load: {@link dev.loveless.benchmarks.server.ServerLoad}. */
@NullMarked
package dev.loveless.benchmarks.server;

import org.jspecify.annotations.NullMarked;
