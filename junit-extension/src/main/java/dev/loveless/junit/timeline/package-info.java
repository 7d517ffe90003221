/** What has happened in an execution, as people read it. */
@NullMarked
package dev.loveless.junit.timeline;

import org.jspecify.annotations.NullMarked;
