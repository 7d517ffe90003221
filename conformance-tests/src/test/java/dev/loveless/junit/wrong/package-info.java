/** Code that breaks the rules of the house for the extension for tests, to show that they find it. */
@NullMarked
package dev.loveless.junit.wrong;

import org.jspecify.annotations.NullMarked;
