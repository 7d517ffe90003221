/** Whom containers, networks, processes and directories belong to, and whether their owner still lives. */
@NullMarked
package dev.loveless.docker.owner;

import org.jspecify.annotations.NullMarked;
