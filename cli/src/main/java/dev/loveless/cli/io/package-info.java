/** Files that a command line names, and JSON as it is printed. */
@NullMarked
package dev.loveless.cli.io;

import org.jspecify.annotations.NullMarked;
