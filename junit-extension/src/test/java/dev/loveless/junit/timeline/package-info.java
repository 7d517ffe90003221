/** Tests of what users see of these types. */
@NullMarked
package dev.loveless.junit.timeline;

import org.jspecify.annotations.NullMarked;
