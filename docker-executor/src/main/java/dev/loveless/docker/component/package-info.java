/** What the components of an application are: the same image in the role of a function, a worker or a job. */
@NullMarked
package dev.loveless.docker.component;

import org.jspecify.annotations.NullMarked;
