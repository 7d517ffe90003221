/** The file {@code loveless.yaml}. */
@NullMarked
package dev.loveless.configuration;

import org.jspecify.annotations.NullMarked;
