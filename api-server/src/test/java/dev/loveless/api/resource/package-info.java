@NullMarked
package dev.loveless.api.resource;

import org.jspecify.annotations.NullMarked;
