/** What the documentation shows. */
@NullMarked
package dev.loveless.junit.examples;

import org.jspecify.annotations.NullMarked;
