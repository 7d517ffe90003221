/** What happens to components, for people who watch. */
@NullMarked
package dev.loveless.docker.event;

import org.jspecify.annotations.NullMarked;
