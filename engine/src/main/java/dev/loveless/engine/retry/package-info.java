/** When an error is retried or caught. */
@NullMarked
package dev.loveless.engine.retry;

import org.jspecify.annotations.NullMarked;
