/** Components as pools of activity workers. */
@NullMarked
package dev.loveless.docker.activity;

import org.jspecify.annotations.NullMarked;
