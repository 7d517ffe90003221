/** How the user, or the system, ends a command that goes on. */
@NullMarked
package dev.loveless.cli.signal;

import org.jspecify.annotations.NullMarked;
