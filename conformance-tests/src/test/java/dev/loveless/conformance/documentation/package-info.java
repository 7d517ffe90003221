/** What the documentation says is true. */
@NullMarked
package dev.loveless.conformance.documentation;

import org.jspecify.annotations.NullMarked;
