/** How expressions of the States Language get their values. */
@NullMarked
package dev.loveless.engine.expression;

import org.jspecify.annotations.NullMarked;
