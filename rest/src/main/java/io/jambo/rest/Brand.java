package io.jambo.rest;

import io.jambo.model.Row;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a service provider's white-label members have to be (rest-api.md 4.1).
final class Brand {
  private static final int MOST_LOGO = 64 * 1_024;
  private static final List<String> IMAGES = List.of("image/png", "image/jpeg", "image/webp");
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  /// A product token of RFC 3261 §20.35, versions and further products allowed.
  private static final Pattern PRODUCT =
      Pattern.compile("[A-Za-z0-9.!%*_+`'~-]+(/[A-Za-z0-9.!%*_+`'~-]+)?");

  private Brand() {}

  /// The row with its portal's host in lower case.
  static Row checked(Body body, Row row) {
    check(body, "logo", Brand::logo, "must be a PNG, JPEG or WebP as a data URL, at most 64 KiB");
    check(body, "primary_color", text -> COLOR.matcher(text).matches(), "must be as #rrggbb");
    check(body, "portal_host", Brand::host, "must be a host name");
    check(body, "mail_from", Brand::mail, "must be a mail address");
    check(
        body,
        "sip_product_name",
        text -> PRODUCT.matcher(text).matches(),
        "must be a product token");
    return body.text("portal_host")
        .map(host -> row.with("portal_host", host.toLowerCase(Locale.ROOT)))
        .orElse(row);
  }

  private static void check(
      Body body, String member, java.util.function.Predicate<String> fits, String words) {
    if (body.text(member).filter(fits.negate()).isPresent()) {
      throw Refused.bad(member + ": " + words);
    }
  }

  /// Whether that is a mail address.
  static boolean mail(String text) {
    return MAIL.matcher(text).matches();
  }

  private static boolean host(String text) {
    var labels = text.toLowerCase(Locale.ROOT).split("\\.", -1);
    return text.length() <= 253 && List.of(labels).stream().allMatch(SipRealms::label);
  }

  private static boolean logo(String text) {
    return image(text)
        .filter(bytes -> bytes.length <= MOST_LOGO && isImage(text, bytes))
        .isPresent();
  }

  private static Optional<byte[]> image(String text) {
    for (var type : IMAGES) {
      var start = "data:" + type + ";base64,";
      if (text.startsWith(start)) {
        try {
          return Optional.of(Base64.getDecoder().decode(text.substring(start.length())));
        } catch (IllegalArgumentException _) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /// The content decides, not what the URL says of it (security.md API-11).
  private static boolean isImage(String text, byte[] bytes) {
    if (text.startsWith("data:image/png")) {
      return begins(bytes, 0, 0x89, 'P', 'N', 'G');
    }
    return text.startsWith("data:image/jpeg")
        ? begins(bytes, 0, 0xff, 0xd8, 0xff)
        : begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P');
  }

  private static boolean begins(byte[] bytes, int from, int... wanted) {
    boolean same = bytes.length >= from + wanted.length;
    for (int i = 0; i < wanted.length && same; i++) {
      same = (bytes[from + i] & 0xff) == wanted[i];
    }
    return same;
  }
}
