/** Tests of calls of services at endpoints. */
@NullMarked
package dev.loveless.docker.service;

import org.jspecify.annotations.NullMarked;
