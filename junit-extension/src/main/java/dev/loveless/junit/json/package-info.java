/** JSON as tests write it: plain values, texts, parts, paths. */
@NullMarked
package dev.loveless.junit.json;

import org.jspecify.annotations.NullMarked;
