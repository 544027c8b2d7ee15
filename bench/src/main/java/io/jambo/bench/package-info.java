/// Benchmarks.
@NullMarked
package io.jambo.bench;

import org.jspecify.annotations.NullMarked;
