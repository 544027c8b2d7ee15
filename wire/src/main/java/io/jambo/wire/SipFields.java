package io.jambo.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The header fields of one message, read as what they mean. What nearly every step of a call asks
/// for is parsed once and kept; the values are immutable, so two threads that ask at the same time
/// at worst both parse.
final class SipFields {
  private static final List<String> COPIED = List.of("Via", "From", "To", "Call-ID", "CSeq");

  /// What a header that is not there parses to.
  static final Parsed.Malformed<Object> MISSING = new Parsed.Malformed<>("missing", 0);

  private final Headers headers;
  private @Nullable Parsed<Via> topVia;
  private @Nullable Parsed<NameAddr> caller;
  private @Nullable Parsed<NameAddr> callee;
  private @Nullable Parsed<CSeq> sequence;

  SipFields(Headers headers) {
    this.headers = headers;
  }

  Via via() {
    return sound(parsedVia());
  }

  NameAddr from() {
    return sound(parsedFrom());
  }

  NameAddr to() {
    return sound(parsedTo());
  }

  CSeq cseq() {
    return sound(parsedCseq());
  }

  String callId() {
    return sound(parsedCallId());
  }

  List<NameAddr> addresses(String name) {
    var addresses = new ArrayList<NameAddr>(2);
    for (var value : headers.values(name)) {
      NameAddr.parse(value).ok().ifPresent(addresses::add);
    }
    return addresses;
  }

  Parsed<Via> parsedVia() {
    var parsed = topVia;
    if (parsed == null) {
      parsed = headers.values("Via").stream().findFirst().map(Via::parse).orElse(missing());
      topVia = parsed;
    }
    return parsed;
  }

  Parsed<NameAddr> parsedFrom() {
    var parsed = caller;
    if (parsed == null) {
      parsed = headers.first("From").map(NameAddr::parse).orElse(missing());
      caller = parsed;
    }
    return parsed;
  }

  Parsed<NameAddr> parsedTo() {
    var parsed = callee;
    if (parsed == null) {
      parsed = headers.first("To").map(NameAddr::parse).orElse(missing());
      callee = parsed;
    }
    return parsed;
  }

  Parsed<CSeq> parsedCseq() {
    var parsed = sequence;
    if (parsed == null) {
      parsed = headers.first("CSeq").map(CSeq::parse).orElse(missing());
      sequence = parsed;
    }
    return parsed;
  }

  /// RFC 3261 §25.1: a word, or two around an at sign; here, anything without blanks.
  Parsed<String> parsedCallId() {
    return headers.first("Call-ID").map(SipFields::callId).orElse(missing());
  }

  private static Parsed<String> callId(String value) {
    boolean sound = !value.isEmpty() && value.indexOf(' ') < 0 && value.indexOf('\t') < 0;
    return sound ? new Parsed.Ok<>(value) : Parsed.malformed("bad Call-ID", 0);
  }

  /// RFC 3261 §8.2.6.2. Fields that a broken request does not have are left out: it still gets its
  /// 400.
  static SipResponse response(SipRequest request, int status, String reason) {
    return new SipResponse(status, reason, copied(request), Bytes.EMPTY);
  }

  /// The fields that each response has of its request.
  static Headers copied(SipRequest request) {
    var copied = new ArrayList<Header>(8);
    for (var name : COPIED) {
      for (var value : request.headers().lines(name)) {
        copied.add(new Header(name, value));
      }
    }
    return Headers.of(copied);
  }

  private static <T> Parsed<T> missing() {
    return Parsed.malformed(MISSING.reason(), MISSING.offset());
  }

  private static <T> T sound(Parsed<T> parsed) {
    Optional<T> value = parsed.ok();
    return value.orElseThrow(() -> new IllegalStateException("message was not checked"));
  }
}
