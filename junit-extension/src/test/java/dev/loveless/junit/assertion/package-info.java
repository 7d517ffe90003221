/** Tests of what users see of these types. */
@NullMarked
package dev.loveless.junit.assertion;

import org.jspecify.annotations.NullMarked;
