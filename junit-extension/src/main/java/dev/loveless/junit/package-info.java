/** State machines in JUnit tests: the extension, what it gives to tests, and where assertions begin. */
@NullMarked
package dev.loveless.junit;

import org.jspecify.annotations.NullMarked;
