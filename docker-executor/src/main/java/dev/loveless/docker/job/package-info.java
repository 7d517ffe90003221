/** Components that are run to their end: {@code docker://}, ECS, Batch and EKS. */
@NullMarked
package dev.loveless.docker.job;

import org.jspecify.annotations.NullMarked;
