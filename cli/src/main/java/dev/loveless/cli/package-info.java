/** The command line: what {@code loveless} offers, wired by hand. */
@NullMarked
package dev.loveless.cli;

import org.jspecify.annotations.NullMarked;
