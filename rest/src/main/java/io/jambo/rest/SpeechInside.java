package io.jambo.rest;

import java.util.List;

/// Which engines of speech are inside this node.
///
/// @param voices of the synthesizer, the usual one first
/// @param recognizes there is a recognizer
public record SpeechInside(List<String> voices, boolean recognizes) {
  /// The voice that is always there.
  public static final SpeechInside LEAST = new SpeechInside(List.of("kevin16"), false);

  /// Keeps its own copy.
  public SpeechInside {
    voices = List.copyOf(voices);
  }
}
