/** How components are handed their requests: Lambda's Runtime API, and the interface emulator's HTTP. */
@NullMarked
package dev.loveless.docker.runtime;

import org.jspecify.annotations.NullMarked;
