/** Components as Lambda functions. */
@NullMarked
package dev.loveless.docker.lambda;

import org.jspecify.annotations.NullMarked;
