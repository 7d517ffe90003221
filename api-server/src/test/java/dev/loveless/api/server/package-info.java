@NullMarked
package dev.loveless.api.server;

import org.jspecify.annotations.NullMarked;
