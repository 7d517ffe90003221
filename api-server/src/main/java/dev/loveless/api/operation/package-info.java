/** The actions of Step Functions' API, gathered by what they are about. */
@NullMarked
package dev.loveless.api.operation;

import org.jspecify.annotations.NullMarked;
