@NullMarked
package dev.loveless.engine.time;

import org.jspecify.annotations.NullMarked;
