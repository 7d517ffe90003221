/** The AWS SDK for Java as a user has it, unchanged, on every action of the API. */
@NullMarked
package dev.loveless.conformance.sdk;

import org.jspecify.annotations.NullMarked;
