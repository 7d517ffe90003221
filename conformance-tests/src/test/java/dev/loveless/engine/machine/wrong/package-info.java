/** Code that breaks the rules of the house for the interpreter, to show that they find it. */
@NullMarked
package dev.loveless.engine.machine.wrong;

import org.jspecify.annotations.NullMarked;
