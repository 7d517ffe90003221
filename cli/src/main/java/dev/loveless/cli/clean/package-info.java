/** {@code loveless clean}: removes what killed processes of Loveless have left. */
@NullMarked
package dev.loveless.cli.clean;

import org.jspecify.annotations.NullMarked;
