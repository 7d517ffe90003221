@NullMarked
package dev.loveless.api.integration;

import org.jspecify.annotations.NullMarked;
