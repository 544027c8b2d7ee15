package io.jambo.fuzz;

import io.jambo.hooks.ReplyProbe;
import io.jambo.media.AudioProbe;
import java.util.Locale;
import java.util.function.Consumer;

/// What is fuzzed, by name. A target throws when a promise is broken, and never otherwise.
@SuppressWarnings("ImmutableEnumChecker") // every probe is a static method
enum Target {
  MESSAGE(SipProbe::message),
  URI(SipProbe::uri),
  HEADER(SipProbe::header),
  FRAMER(SipProbe::framer),
  DIGEST(SipProbe::digest),
  SDP(SipProbe::sdp),
  RTP(AudioProbe::rtp),
  TELEPHONE_EVENT(AudioProbe::digits),
  RTCP(AudioProbe::rtcp),
  WAV(AudioProbe::wav),
  MP3(AudioProbe::mp3),
  JSON(TextProbe::json),
  VERBS(TextProbe::verbs),
  URL(TextProbe::url),
  HOOK_REPLY(ReplyProbe::reply),
  STACK(StackProbe::plays);

  private final Consumer<byte[]> probe;

  Target(Consumer<byte[]> probe) {
    this.probe = probe;
  }

  /// Its name on the command line and of its folder of seeds: `telephone-event`.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The one of that name.
  static Target of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /// Tries one input.
  void takes(byte[] input) {
    probe.accept(input);
  }
}
