@NullMarked
package dev.loveless.api.protocol;

import org.jspecify.annotations.NullMarked;
