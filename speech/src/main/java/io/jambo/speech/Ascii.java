package io.jambo.speech;

import java.text.Normalizer;
import java.util.Map;

/// Writes any text in printable ASCII, as near to its sound as one can get without knowing the
/// language: umlauts as the Germans do, accents dropped, other scripts left out. Runs of blanks
/// become one.
final class Ascii {
  private static final Map<Integer, String> SPELLED =
      Map.ofEntries(
          Map.entry((int) 'ä', "ae"),
          Map.entry((int) 'ö', "oe"),
          Map.entry((int) 'ü', "ue"),
          Map.entry((int) 'Ä', "Ae"),
          Map.entry((int) 'Ö', "Oe"),
          Map.entry((int) 'Ü', "Ue"),
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'ẞ', "SS"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'Æ', "Ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'Œ', "Oe"),
          Map.entry((int) 'ø', "oe"),
          Map.entry((int) 'Ø', "Oe"),
          Map.entry((int) 'å', "aa"),
          Map.entry((int) 'Å', "Aa"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'Ð', "D"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'Þ', "Th"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'Ł', "L"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) '€', " euro "),
          Map.entry((int) '£', " pounds "),
          Map.entry((int) '¥', " yen "),
          Map.entry((int) '°', " degrees "),
          Map.entry((int) '×', " times "),
          Map.entry((int) '÷', " divided by "),
          Map.entry((int) '±', " plus or minus "),
          Map.entry((int) '⁄', "/"),
          Map.entry((int) '‘', "'"),
          Map.entry((int) '’', "'"),
          Map.entry((int) '“', "\""),
          Map.entry((int) '”', "\""),
          Map.entry((int) '„', "\""),
          Map.entry((int) '«', "\""),
          Map.entry((int) '»', "\""),
          Map.entry((int) '–', " - "),
          Map.entry((int) '—', " - "),
          Map.entry((int) '−', "-"),
          Map.entry((int) '‐', "-"),
          Map.entry((int) '‑', "-"),
          Map.entry((int) '¿', ""),
          Map.entry((int) '¡', ""),
          Map.entry((int) '·', ","),
          Map.entry((int) '•', ","),
          Map.entry((int) '。', ". "),
          Map.entry((int) '、', ", "));

  private Ascii() {}

  static String of(String text) {
    // Composed first, so that an umlaut written as letter and dots is known as one.
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    var out = new StringBuilder(composed.length());
    composed.codePoints().forEach(c -> append(out, c));
    return out.toString().strip();
  }

  private static void append(StringBuilder out, int codePoint) {
    var spelled = SPELLED.get(codePoint);
    if (spelled != null) {
      spelled.chars().forEach(c -> appendAscii(out, (char) c));
    } else if (codePoint < 0x7F) {
      appendAscii(out, (char) codePoint);
    } else {
      Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
          .codePoints()
          .forEach(part -> appendPart(out, part));
    }
  }

  private static void appendPart(StringBuilder out, int codePoint) {
    int type = Character.getType(codePoint);
    boolean silent = type == Character.NON_SPACING_MARK || type == Character.FORMAT;
    if (codePoint == '⁄') {
      appendAscii(out, '/');
    } else if (codePoint < 0x7F) {
      appendAscii(out, (char) codePoint);
    } else if (!silent) {
      appendAscii(out, ' ');
    }
  }

  private static void appendAscii(StringBuilder out, char c) {
    boolean blank = c <= ' ' || c >= 0x7F;
    if (!blank) {
      out.append(c);
    } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }
}
