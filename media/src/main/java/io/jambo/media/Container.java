package io.jambo.media;

import io.jambo.media.SampleFormat.Encoding;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What kind of audio file something is: told by its content type, else by its first bytes, else by
/// the end of its name (media.md 5.1).
sealed interface Container {
  /// RIFF WAVE.
  record WavFile() implements Container {}

  /// MPEG audio.
  record Mp3() implements Container {}

  /// Samples without a header.
  record Raw(SampleFormat format) implements Container {}

  Pattern RAW_NAME = Pattern.compile(".*\\.r(8|16|24|32|48|64)");

  /// Empty: nothing that is known.
  static Optional<Container> of(Optional<String> contentType, OctetReader reader, String url) {
    return contentType
        .flatMap(Container::byType)
        .or(() -> byFirstBytes(reader))
        .or(() -> byName(url));
  }

  private static Optional<Container> byType(String contentType) {
    var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave" -> Optional.of(new WavFile());
      case "audio/mpeg", "audio/mp3", "audio/x-mpeg", "audio/x-mp3", "audio/mpeg3" ->
          Optional.of(new Mp3());
      default -> Optional.empty();
    };
  }

  private static Optional<Container> byFirstBytes(OctetReader reader) {
    if (starts(reader, "RIFF")) {
      return Optional.of(new WavFile());
    }
    boolean mpegFrame = reader.peek(0) == 0xFF && (reader.peek(1) & 0xE6) == 0xE2;
    return starts(reader, "ID3") || mpegFrame ? Optional.of(new Mp3()) : Optional.empty();
  }

  private static Optional<Container> byName(String url) {
    var name = url.split("[?#]", 2)[0].toLowerCase(Locale.ROOT);
    if (name.endsWith(".wav")) {
      return Optional.of(new WavFile());
    }
    if (name.endsWith(".mp3")) {
      return Optional.of(new Mp3());
    }
    var rate = rawRate(name);
    return rate.isEmpty()
        ? Optional.empty()
        : Optional.of(new Raw(new SampleFormat(Encoding.LINEAR_16, 1, rate.getAsInt())));
  }

  private static OptionalInt rawRate(String name) {
    var raw = RAW_NAME.matcher(name);
    return raw.matches()
        ? OptionalInt.of(1_000 * Integer.parseInt(raw.group(1)))
        : OptionalInt.empty();
  }

  private static boolean starts(OctetReader reader, String magic) {
    for (int i = 0; i < magic.length(); i++) {
      if (reader.peek(i) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
