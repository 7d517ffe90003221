/** Tests of the extension. */
@NullMarked
package dev.loveless.junit;

import org.jspecify.annotations.NullMarked;
