/** The data of an execution and how states select and shape them. */
@NullMarked
package dev.loveless.engine.data;

import org.jspecify.annotations.NullMarked;
