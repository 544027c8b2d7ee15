package io.jambo.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;

/// Makes messages and their parts out of a seed: everything our types can hold, the odd more often
/// than the ordinary.
final class Generator {
  private static final String TOKEN = "abzAZ019-.!%*_+`'~";
  private static final String TEXT = "ab \t,;:<>\"\\()/@?=&%[]{}|^~#éß漢😀'+.-";

  private final Random random;

  Generator(long seed) {
    random = new Random(seed);
  }

  SipMessage message() {
    var body = random.nextBoolean() ? Bytes.EMPTY : Bytes.utf8(text(200));
    var headers = headers(body.length());
    return random.nextBoolean()
        ? new SipRequest(token(), uri(), headers, body)
        : new SipResponse(100 + random.nextInt(600), text(20).strip(), headers, body);
  }

  Headers headers(int bodyLength) {
    var fields = new ArrayList<Header>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      fields.add(header());
    }
    fields.add(
        random.nextInt(fields.size() + 1),
        new Header(random.nextBoolean() ? "Content-Length" : "l", "" + bodyLength));
    return Headers.of(fields);
  }

  private Header header() {
    return switch (random.nextInt(6)) {
      case 0 -> new Header("Via", via().print());
      case 1 -> new Header("f", nameAddr().print());
      case 2 -> new Header("CSeq", new CSeq(random.nextInt(Integer.MAX_VALUE), token()).print());
      case 3 -> new Header("Contact", nameAddr().print() + " , " + nameAddr().print());
      default -> new Header("X-" + token(), text(40).strip());
    };
  }

  Uri uri() {
    return switch (random.nextInt(8)) {
      case 0 -> new TelUri("+" + random.nextInt(1_000_000), uriParameters());
      case 1 -> new OtherUri("urn", "a:" + token());
      default -> sipUri();
    };
  }

  SipUri sipUri() {
    var user = random.nextInt(4) == 0 ? "" : text(12);
    return new SipUri(
        random.nextBoolean(),
        user,
        user.isEmpty() || random.nextInt(3) > 0 ? Optional.empty() : Optional.of(text(5)),
        host(),
        port(),
        uriParameters(),
        random.nextInt(4) > 0 ? "" : "Subject=%41&a=" + token());
  }

  NameAddr nameAddr() {
    return new NameAddr(random.nextBoolean() ? "" : text(15), uri(), parameters());
  }

  Via via() {
    return new Via(pick("UDP", "TCP", "TLS", "WSS", token()), host(), port(), parameters());
  }

  SessionDescription description() {
    return new SessionDescription(
        new SessionDescription.Origin(token(), random.nextLong(), random.nextLong(), host()),
        random.nextBoolean() ? Optional.empty() : Optional.of(host()),
        attributes(),
        some(
            3,
            () ->
                new SessionDescription.Media(
                    token(),
                    random.nextInt(65_536),
                    "RTP/" + token(),
                    List.of("0", token()),
                    random.nextBoolean() ? Optional.empty() : Optional.of(host()),
                    attributes())));
  }

  private List<SessionDescription.Attribute> attributes() {
    return some(
        3, () -> new SessionDescription.Attribute(token(), text(12).replace('\t', ' ').strip()));
  }

  Parameters parameters() {
    return new Parameters(
        some(
            4,
            () ->
                random.nextInt(4) == 0
                    ? new Parameters.Parameter(token(), "", true)
                    : new Parameters.Parameter(token(), text(10), false)));
  }

  private Parameters uriParameters() {
    return new Parameters(
        some(
            3,
            () ->
                random.nextBoolean()
                    ? new Parameters.Parameter(token(), "", true)
                    : new Parameters.Parameter(token(), token() + "%3B[:]", false)));
  }

  private String host() {
    return pick(
        "h",
        "sip.example.test",
        "192.0.2.1",
        "2001:db8::9:1",
        "::",
        "::ffff:192.0.2.9",
        "1a.invalid");
  }

  private OptionalInt port() {
    return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(65_536));
  }

  private String token() {
    var token = new StringBuilder();
    for (int i = 0; i <= random.nextInt(8); i++) {
      token.append(TOKEN.charAt(random.nextInt(TOKEN.length())));
    }
    return token.toString();
  }

  private String text(int most) {
    var text = new StringBuilder();
    int[] points = TEXT.codePoints().toArray();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private <T> List<T> some(int most, Supplier<T> one) {
    var list = new ArrayList<T>();
    for (int i = random.nextInt(most); i > 0; i--) {
      list.add(one.get());
    }
    return list;
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }
}
