/** What components write, kept in files. */
@NullMarked
package dev.loveless.docker.log;

import org.jspecify.annotations.NullMarked;
