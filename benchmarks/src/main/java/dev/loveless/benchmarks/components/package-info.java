/** What running components costs beside the Docker client alone. */
@NullMarked
package dev.loveless.benchmarks.components;

import org.jspecify.annotations.NullMarked;
