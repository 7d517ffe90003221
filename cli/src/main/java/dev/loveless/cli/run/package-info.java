/** {@code loveless run}: an execution of a state machine with its components, and how it is shown. */
@NullMarked
package dev.loveless.cli.run;

import org.jspecify.annotations.NullMarked;
