/** What is around the interpreter: it carries commands to executions and effects out into the world. */
@NullMarked
package dev.loveless.engine.runtime;

import org.jspecify.annotations.NullMarked;
