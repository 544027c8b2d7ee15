package io.jambo.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Looks for texts in whatever was written: as UTF-8, as UTF-16 of either byte order, in hex of
/// either case, and in base64 of either alphabet, wherever in a longer text they begin.
final class Traces {
  private final List<String> markers;
  private final Map<String, byte[]> places = new LinkedHashMap<>();

  Traces(List<String> markers) {
    this.markers = markers;
  }

  /// Every file in that folder.
  Traces in(Path folder) {
    try (var files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> places.put(file.toString(), bytes(file)));
      return this;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Traces in(String place, String text) {
    places.put(place, text.getBytes(UTF_8));
    return this;
  }

  /// Where it has looked.
  List<String> places() {
    return List.copyOf(places.keySet());
  }

  /// What was found, and where; the marker itself is told, for it is a test's.
  List<String> found() {
    var found = new ArrayList<String>();
    places.forEach((place, bytes) -> {
      var text = new String(bytes, ISO_8859_1);
      for (var marker : markers) {
        forms(marker)
            .forEach((form, written) -> {
              if (text.contains(written)) {
                found.add(marker + " as " + form + " in " + place);
              }
            });
      }
    });
    return found;
  }

  /// How a text may stand somewhere, each form a byte a character.
  static Map<String, String> forms(String marker) {
    var forms = new LinkedHashMap<String, String>();
    var utf8 = marker.getBytes(UTF_8);
    var hex = HexFormat.of().formatHex(utf8);
    forms.put("UTF-8", new String(utf8, ISO_8859_1));
    forms.put("UTF-16LE", new String(marker.getBytes(UTF_16LE), ISO_8859_1));
    forms.put("UTF-16BE", new String(marker.getBytes(UTF_16BE), ISO_8859_1));
    forms.put("hex", hex);
    forms.put("HEX", hex.toUpperCase(Locale.ROOT));
    for (int before = 0; before < 3; before++) {
      var within = new byte[before + utf8.length];
      System.arraycopy(utf8, 0, within, before, utf8.length);
      forms.put("base64 from " + before, sure(Base64.getEncoder(), within, before));
      forms.put("base64url from " + before, sure(Base64.getUrlEncoder(), within, before));
    }
    return forms;
  }

  /// The characters that depend on the text alone, and not on its neighbours.
  private static String sure(Base64.Encoder encoder, byte[] within, int before) {
    int from = (before * 8 + 5) / 6;
    int to = within.length * 8 / 6;
    return encoder.encodeToString(within).substring(from, to);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
