/** Drawing machines: where the boxes and arrows of a graph go, and the picture they make. */
@NullMarked
package dev.loveless.junit.coverage.report.graph;

import org.jspecify.annotations.NullMarked;
