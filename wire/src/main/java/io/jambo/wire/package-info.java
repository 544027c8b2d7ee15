/// What goes over the wire, as immutable data: SIP, SDP, RTP, telephone-event, JSON, linear audio.
/// Parse, print, compare; nothing here waits, sends or knows the time.
///
/// Main types: [Parsed], [SipMessage] with [SipParser] and [Headers], [SessionDescription], [Rtp],
/// [TelephoneEvent], [Json], [Pcm]. Parsing returns, it never throws; every list and text has a
/// bound ([Bounds]).
@NullMarked
package io.jambo.wire;

import org.jspecify.annotations.NullMarked;
