/** Coverage told to people and programs: text, JSON, and an HTML page with graphs. */
@NullMarked
package dev.loveless.junit.coverage.report;

import org.jspecify.annotations.NullMarked;
