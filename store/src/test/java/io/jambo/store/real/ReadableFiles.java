package io.jambo.store.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Looks for texts that must not be readable in any file of a folder: in UTF-8 and UTF-16, and
/// those written as hex and base64.
final class ReadableFiles {
  private ReadableFiles() {}

  static void assertNowhere(Path folder, List<String> markers) throws IOException {
    assertThat(markers).isNotEmpty();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = new String(Files.readAllBytes(file), ISO_8859_1).toLowerCase(Locale.ROOT);
        for (var marker : markers) {
          for (var form : forms(marker)) {
            assertThat(text.contains(form)).as("%s in %s", marker, file).isFalse();
          }
        }
      }
    }
  }

  private static List<String> forms(String marker) {
    var forms = new ArrayList<String>();
    for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      var bytes = marker.getBytes(charset);
      forms.add(new String(bytes, ISO_8859_1));
      forms.add(HexFormat.of().formatHex(bytes));
      for (int shift = 0; shift < 3; shift++) {
        forms.add(base64(bytes, shift));
      }
    }
    return forms.stream().map(form -> form.toLowerCase(Locale.ROOT)).toList();
  }

  /// As base64 has it behind so many other bytes; the outermost characters depend on the
  /// neighbours.
  private static String base64(byte[] bytes, int shift) {
    var shifted = new byte[bytes.length + shift];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    return text.substring(shift == 0 ? 0 : shift + 1, text.length() - 1);
  }
}
