/// Audio: what flows between a call and its party, and how the two agreed on it.
///
/// Main types: [MediaEngine] (the loops and the ports), [Endpoint] (the media side of one call leg:
/// offer/answer, playing, digits), [Source] and [Sink] (audio to and from a party), [MediaEvent]
/// (what an endpoint tells its call), [Sockets] (the UDP below).
///
/// What is played comes from [Prompts] (files and the network), [Tones], [PcmSource] (audio in
/// memory), [StreamSource] (audio that a helper brings) and [SourceChain] (several of them); what
/// is heard goes to a [WavSink] or [MemorySink]. [G711] and [Resampler] convert; [Loudness],
/// [Goertzel] and [Correlation] tell what was heard.
///
/// Audio is moved by media loops: single writers in bounded turns that never block and allocate
/// nothing for a packet. Calls speak to them through a bounded queue. The room may use kit, wire
/// and outbound; sockets and selectors live in `io.jambo.media.real` alone.
@NullMarked
package io.jambo.media;

import org.jspecify.annotations.NullMarked;
