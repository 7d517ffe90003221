/** {@code loveless validate}: definitions are read and checked, and what was found is reported. */
@NullMarked
package dev.loveless.cli.validate;

import org.jspecify.annotations.NullMarked;
