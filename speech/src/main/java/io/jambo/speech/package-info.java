/// Voices: a text goes in, linear audio comes out, sentence by sentence.
///
/// A session asks [Voices] to speak [Words]; it finds the vendor's [Synthesizer] (or falls back to
/// the embedded one, verbs.md 2.3.1), looks into the cache and answers with a [SpeechOutcome],
/// whose [Utterance] yields [io.jambo.wire.Pcm] as the engine makes it. Text reaches an embedded
/// engine only through [TextGate].
///
/// It may use `kit`, `wire` and `outbound`. It knows no calls and no media; C libraries, pools and
/// platform threads live in `io.jambo.speech.real`.
@NullMarked
package io.jambo.speech;

import org.jspecify.annotations.NullMarked;
