/** The limits of the service, as data. */
@NullMarked
package dev.loveless.engine.quota;

import org.jspecify.annotations.NullMarked;
