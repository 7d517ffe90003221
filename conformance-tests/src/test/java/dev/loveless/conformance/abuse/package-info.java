/** The server in the hands of people who do not keep to anything. */
@NullMarked
package dev.loveless.conformance.abuse;

import org.jspecify.annotations.NullMarked;
