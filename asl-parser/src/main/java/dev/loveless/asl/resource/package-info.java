/** What the Resource of a Task names. */
@NullMarked
package dev.loveless.asl.resource;

import org.jspecify.annotations.NullMarked;
