/** Code that breaks the rules of the house for the API, to show that they find it. */
@NullMarked
package dev.loveless.api.crooked;

import org.jspecify.annotations.NullMarked;
