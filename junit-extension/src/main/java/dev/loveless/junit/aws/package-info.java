/** Clients of the AWS SDK for Java; only touched where a test asks for one. */
@NullMarked
package dev.loveless.junit.aws;

import org.jspecify.annotations.NullMarked;
