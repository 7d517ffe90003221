/**
 * Fields and the types of their values: how they are read, described in a JSON Schema, and told of in documentation.
 */
@NullMarked
package dev.loveless.configuration.field;

import org.jspecify.annotations.NullMarked;
