/// The real UDP below the media loops: non-blocking channels and one selector for each loop.
///
/// Main type: [DatagramSockets]. It may do nothing but move datagrams and sleep; everything that
/// decides something is in `io.jambo.media`.
@NullMarked
package io.jambo.media.real;

import org.jspecify.annotations.NullMarked;
