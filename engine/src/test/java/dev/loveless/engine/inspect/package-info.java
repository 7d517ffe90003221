@NullMarked
package dev.loveless.engine.inspect;

import org.jspecify.annotations.NullMarked;
