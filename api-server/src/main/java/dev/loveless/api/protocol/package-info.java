/** AWS JSON 1.0 as Step Functions speaks it: calls, answers, members and their constraints, errors, pages. */
@NullMarked
package dev.loveless.api.protocol;

import org.jspecify.annotations.NullMarked;
