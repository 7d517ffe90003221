@NullMarked
package dev.loveless.api.log;

import org.jspecify.annotations.NullMarked;
