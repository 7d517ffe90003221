@NullMarked
package dev.loveless.api.operation;

import org.jspecify.annotations.NullMarked;
