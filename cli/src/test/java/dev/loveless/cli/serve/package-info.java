@NullMarked
package dev.loveless.cli.serve;

import org.jspecify.annotations.NullMarked;
