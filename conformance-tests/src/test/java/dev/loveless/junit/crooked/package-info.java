/** Half of a cycle of packages, to show that the rule against them finds it. */
@NullMarked
package dev.loveless.junit.crooked;

import org.jspecify.annotations.NullMarked;
