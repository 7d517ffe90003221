/** Faults made on purpose, to show that an application deals with them. */
@NullMarked
package dev.loveless.docker.fault;

import org.jspecify.annotations.NullMarked;
