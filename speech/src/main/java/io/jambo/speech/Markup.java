package io.jambo.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the words and the pauses out of SSML (W3C Speech Synthesis Markup Language 1.1), for
/// engines that would read tags aloud.
///
/// It is a scanner and no XML parser: what looks like a tag is one, whatever stands around it, so
/// that no text is malformed and nothing is ever loaded from elsewhere.
final class Markup {
  /// A pause that is longer is cut to this.
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,6});");
  private static final Pattern TIME = Pattern.compile("\\+?([0-9]{0,6}\\.?[0-9]{1,6})\\s*(ms|s)");

  private static final String LITERAL = "<![CDATA[";
  private static final String LITERAL_END = "]]>";

  private final String text;

  /// After this no tag can end any more; asked once, so that a text full of `<` stays cheap.
  private final int lastClose;

  private final List<Spoken> parts = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();

  /// The element whose content is not spoken, while we are inside one.
  private Optional<String> muted = Optional.empty();

  private Markup(String text) {
    this.text = text;
    this.lastClose = text.lastIndexOf('>');
  }

  /// Plain text as it is; SSML, which begins with `<speak`, without its tags.
  static List<Spoken> read(String text) {
    var stripped = text.strip();
    boolean ssml = stripped.startsWith("<speak") || stripped.startsWith("<?xml");
    return ssml ? new Markup(stripped).scan() : List.of(new Spoken.Text(text));
  }

  private List<Spoken> scan() {
    int at = 0;
    int open = text.indexOf('<');
    while (open >= 0) {
      say(text.substring(at, open));
      at = afterTag(open);
      open = text.indexOf('<', at);
    }
    say(text.substring(at));
    endWords();
    return parts;
  }

  /// Deals with what begins with `<` there; where the text goes on after it.
  private int afterTag(int open) {
    if (text.startsWith("<!--", open)) {
      int end = text.indexOf("-->", open);
      return end < 0 ? text.length() : end + 3;
    }
    if (text.startsWith(LITERAL, open)) {
      return open + LITERAL.length();
    }
    int name = isMark(open + 1) ? open + 2 : open + 1;
    int end = name(name);
    if (end == name || open > lastClose) {
      say("<");
      return open + 1;
    }
    int close = text.indexOf('>', end);
    element(text.substring(name, end).toLowerCase(Locale.ROOT), text.substring(open, close + 1));
    return close + 1;
  }

  private boolean isMark(int at) {
    return at < text.length() && "/?!".indexOf(text.charAt(at)) >= 0;
  }

  /// Where the element's name that begins there ends; there, if none does.
  private int name(int at) {
    int end = at;
    while (end < text.length() && isName(text.charAt(end), end > at)) {
      end++;
    }
    return end;
  }

  private static boolean isName(char c, boolean later) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (later && ((c >= '0' && c <= '9') || ":-_.".indexOf(c) >= 0));
  }

  private void element(String name, String tag) {
    boolean closing = tag.startsWith("</");
    if (muted.isPresent()) {
      if (closing && muted.get().equals(name)) {
        muted = Optional.empty();
      }
      return;
    }
    switch (name) {
      case "break" -> pause(tag);
      case "sub" -> substitute(tag);
      case "metadata", "desc" -> mute(name, tag);
      case "p", "s" -> endSentence();
      default -> {
        // How it should sound is more than these voices can do; the content is spoken.
      }
    }
  }

  /// `<sub alias="spoken">written</sub>`.
  private void substitute(String tag) {
    attribute(tag, "alias")
        .ifPresent(alias -> {
          say(alias);
          mute("sub", tag);
        });
  }

  private void mute(String name, String tag) {
    if (!tag.endsWith("/>") && !tag.startsWith("</")) {
      muted = Optional.of(name);
    }
  }

  private void pause(String tag) {
    long millis =
        attribute(tag, "time").flatMap(Markup::millis).orElseGet(() -> strengthMillis(tag));
    endWords();
    if (millis > 0) {
      parts.add(new Spoken.Pause(Math.min(millis, LONGEST_PAUSE_MILLIS)));
    }
  }

  private static long strengthMillis(String tag) {
    return switch (attribute(tag, "strength").orElse("medium")) {
      case "none" -> 0;
      case "x-weak" -> 100;
      case "weak" -> 250;
      case "strong" -> 750;
      case "x-strong" -> 1_000;
      default -> 500;
    };
  }

  private static Optional<Long> millis(String written) {
    var time = TIME.matcher(written.strip());
    if (!time.matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(time.group(1));
    return Optional.of(Math.round("s".equals(time.group(2)) ? value * 1_000 : value));
  }

  private static Optional<String> attribute(String tag, String name) {
    var found = Pattern.compile("\\s" + name + "\\s*=\\s*(\"([^\"]*)\"|'([^']*)')").matcher(tag);
    if (!found.find()) {
      return Optional.empty();
    }
    return Optional.of(found.group(1).substring(1, found.group(1).length() - 1));
  }

  private void say(String raw) {
    if (muted.isEmpty()) {
      var plain = raw.replace(LITERAL_END, "");
      words.append(
          ENTITY.matcher(plain).replaceAll(found -> quoted(found.group(1), found.group())));
    }
  }

  private static String quoted(String name, String whole) {
    return Matcher.quoteReplacement(entity(name, whole));
  }

  private static String entity(String name, String whole) {
    if (name.startsWith("#")) {
      boolean hex = name.startsWith("#x");
      int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
    }
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "nbsp" -> " ";
      default -> whole;
    };
  }

  /// A paragraph is its own sentence, even where its author wrote no full stop.
  private void endSentence() {
    int last = words.length() - 1;
    while (last >= 0 && Character.isWhitespace(words.charAt(last))) {
      last--;
    }
    words.setLength(last + 1);
    if (last >= 0) {
      words.append(".!?,;:".indexOf(words.charAt(last)) >= 0 ? " " : ". ");
    }
  }

  private void endWords() {
    if (!words.toString().isBlank()) {
      parts.add(new Spoken.Text(words.toString().strip()));
    }
    words.setLength(0);
  }
}
