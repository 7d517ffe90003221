/** What is wrong with a definition, as values: code, severity, message, location. */
@NullMarked
package dev.loveless.asl.diagnostic;

import org.jspecify.annotations.NullMarked;
