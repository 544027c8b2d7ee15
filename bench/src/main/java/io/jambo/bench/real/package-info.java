/// The bench's hands: programs on a core of their own, a lean web server, ears for RTP, and what
/// the machine is.
@NullMarked
package io.jambo.bench.real;

import org.jspecify.annotations.NullMarked;
