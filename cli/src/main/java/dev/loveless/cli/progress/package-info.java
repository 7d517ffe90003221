/** An execution as people watch it: told line by line, or as a tree that changes on a terminal. */
@NullMarked
package dev.loveless.cli.progress;

import org.jspecify.annotations.NullMarked;
