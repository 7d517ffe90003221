/** Tests of what users see of these types. */
@NullMarked
package dev.loveless.junit.component;

import org.jspecify.annotations.NullMarked;
