@NullMarked
package dev.loveless.api;

import org.jspecify.annotations.NullMarked;
