/// Audio: sockets, offer/answer, jitter buffer, digits, playing and recording.
@NullMarked
package io.jambo.media;

import org.jspecify.annotations.NullMarked;
