/** The API over HTTP: who may call, what reaches {@link dev.loveless.api.protocol.Api}, and what is told of it. */
@NullMarked
package dev.loveless.api.server;

import org.jspecify.annotations.NullMarked;
