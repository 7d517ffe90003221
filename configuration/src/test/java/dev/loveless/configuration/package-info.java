/** Tests of the configuration. */
@NullMarked
package dev.loveless.configuration;

import org.jspecify.annotations.NullMarked;
