/** How fast things are, measured with JMH; docs/performance.md tells how to run them and what came out. */
@NullMarked
package dev.loveless.benchmarks;

import org.jspecify.annotations.NullMarked;
