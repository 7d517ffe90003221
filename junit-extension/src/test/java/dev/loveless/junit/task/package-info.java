/** Tests of what users see of these types. */
@NullMarked
package dev.loveless.junit.task;

import org.jspecify.annotations.NullMarked;
