/** The front end of the States Language: from the text of a definition to a syntax tree and diagnostics. */
@NullMarked
package dev.loveless.asl;

import org.jspecify.annotations.NullMarked;
