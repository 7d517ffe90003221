/** Clients that others have made, unchanged, against the command as built. */
@NullMarked
package dev.loveless.conformance.clients;

import org.jspecify.annotations.NullMarked;
