/** Step Functions' API over the engine of this program: {@link dev.loveless.api.StepFunctionsApi}. */
@NullMarked
package dev.loveless.api;

import org.jspecify.annotations.NullMarked;
