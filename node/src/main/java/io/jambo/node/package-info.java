/// The roof: `main`, the command line, configuration, assembly by plain constructors, start and
/// drain.
///
/// [Main] is the front desk, [ServeWord] runs a [Node], [Settings] is what was configured. Threads,
/// signals, files that are watched and HTTP listeners are in `io.jambo.node.real`.
@NullMarked
package io.jambo.node;

import org.jspecify.annotations.NullMarked;
