/** The components of a file loveless.yaml; only touched where a test names one. */
@NullMarked
package dev.loveless.junit.component;

import org.jspecify.annotations.NullMarked;
