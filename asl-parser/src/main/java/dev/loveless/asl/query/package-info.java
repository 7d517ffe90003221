/** JSONata as the States Language uses it. */
@NullMarked
package dev.loveless.asl.query;

import org.jspecify.annotations.NullMarked;
