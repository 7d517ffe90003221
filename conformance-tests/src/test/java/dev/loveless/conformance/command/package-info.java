/** The command line as a user starts it: by the script at the root of the checkout. */
@NullMarked
package dev.loveless.conformance.command;

import org.jspecify.annotations.NullMarked;
