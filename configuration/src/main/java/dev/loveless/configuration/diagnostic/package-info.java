/** What can be wrong with a configuration file. */
@NullMarked
package dev.loveless.configuration.diagnostic;

import org.jspecify.annotations.NullMarked;
