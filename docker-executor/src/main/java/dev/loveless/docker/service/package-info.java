/** Services of AWS that somebody else runs, at the endpoints that are given for them. */
@NullMarked
package dev.loveless.docker.service;

import org.jspecify.annotations.NullMarked;
