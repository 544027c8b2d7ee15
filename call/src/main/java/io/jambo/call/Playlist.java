package io.jambo.call;

import io.jambo.verbs.Play;
import io.jambo.verbs.Say;
import java.util.List;
import java.util.OptionalLong;

/// What is to be heard: items in order, the whole list repeated.
///
/// @param loop how often; 0 for ever
/// @param seek samples to leave out at the start of the first repetition
record Playlist(List<Item> items, int loop, OptionalLong seek) {
  /// One of them.
  sealed interface Item {
    /// Text for a synthesizer.
    record Spoken(String text, Say say) implements Item {}

    /// An audio file or a stream of tones.
    record Url(String url) implements Item {}
  }

  static Playlist of(Say say) {
    List<Item> items =
        say.text().stream()
            .map(text -> isUrl(text) ? new Item.Url(text) : (Item) new Item.Spoken(text, say))
            .toList();
    return new Playlist(items, say.loop(), OptionalLong.empty());
  }

  static Playlist of(Play play) {
    List<Item> items = play.url().stream().map(url -> (Item) new Item.Url(url)).toList();
    return new Playlist(items, play.loop(), play.seekOffset());
  }

  /// An element of `say` that is an absolute URL is played (verbs.md 3.24).
  private static boolean isUrl(String text) {
    int scheme = text.indexOf("://");
    return scheme > 0
        && text.indexOf(' ') < 0
        && switch (text.substring(0, scheme)) {
          case "http", "https", "shout", "silence_stream", "tone_stream" -> true;
          default -> false;
        };
  }
}
