/// What the node needs of the real machine: signals, routes, logs, the management and HTTP
/// listeners.
@NullMarked
package io.jambo.node.real;

import org.jspecify.annotations.NullMarked;
