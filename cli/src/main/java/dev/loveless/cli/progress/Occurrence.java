package dev.loveless.cli.progress;

import java.time.Instant;

/**
 * Something that happened in a state, in words.
 *
 * @param tone how grave it is: of many iterations alike, only what is not PLAIN is told one by one
 */
record Occurrence(Visit visit, Instant time, Tone tone, String text) {}
