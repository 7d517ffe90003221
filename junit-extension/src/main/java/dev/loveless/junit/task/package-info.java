/** Stand-ins for the work of Task states. */
@NullMarked
package dev.loveless.junit.task;

import org.jspecify.annotations.NullMarked;
