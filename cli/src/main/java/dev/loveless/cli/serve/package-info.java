/** {@code loveless serve}: Step Functions' API on this machine, in the place of Step Functions Local. */
@NullMarked
package dev.loveless.cli.serve;

import org.jspecify.annotations.NullMarked;
