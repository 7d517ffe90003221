/** JSONPath as the States Language uses it: Paths, Reference Paths, context paths and variables. */
@NullMarked
package dev.loveless.asl.path;

import org.jspecify.annotations.NullMarked;
