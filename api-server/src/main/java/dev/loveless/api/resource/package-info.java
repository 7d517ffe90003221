/** What the API keeps: state machines with their revisions, versions and aliases, activities, started executions. */
@NullMarked
package dev.loveless.api.resource;

import org.jspecify.annotations.NullMarked;
