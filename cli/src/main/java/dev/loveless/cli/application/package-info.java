/** An application as its files have it: configuration, definitions and mocks, and what is wrong with them. */
@NullMarked
package dev.loveless.cli.application;

import org.jspecify.annotations.NullMarked;
