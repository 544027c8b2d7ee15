/// The roof: main, configuration, assembly, start and drain.
@NullMarked
package io.jambo.node;

import org.jspecify.annotations.NullMarked;
