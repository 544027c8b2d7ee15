package io.jambo.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses a whole SIP message (RFC 3261 §7 and §25): hand-written, linear in its length, bounded.
///
/// What it checks is the grammar only; [SipSanity] then says whether the message can be served.
/// Malformed is what nobody could answer. A request that can be answered comes out even when it is
/// broken, with as much as could be read, and [SipSanity] finds the [Flaw].
public final class SipParser {
  private static final int TYPICAL_HEADERS = 24;

  private SipParser() {}

  /// Parses one datagram; bytes behind the body are ignored (RFC 3261 §18.3).
  public static Parsed<SipMessage> parse(byte[] datagram) {
    return parse(datagram, 0, datagram.length);
  }

  /// Parses the message that stands in a part of an array.
  public static Parsed<SipMessage> parse(byte[] data, int from, int to) {
    int start = from;
    while (start < to && (data[start] == '\r' || data[start] == '\n')) {
      start++; // RFC 3261 §7.5: empty lines before the start line are ignored
    }
    int lineEnd = start;
    boolean ascii = true;
    while (lineEnd < to && data[lineEnd] != '\n') {
      ascii &= data[lineEnd] > 0;
      lineEnd++;
    }
    if (lineEnd == to) {
      return Parsed.malformed("no start line", 0);
    }
    int textEnd = lineEnd > start && data[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    var scanner = new HeaderScanner(data, lineEnd + 1, to);
    int head = start;
    return StartLine.parse(Escapes.text(data, start, textEnd, ascii))
        .map(line -> message(line, scanner, data, head, to));
  }

  private static SipMessage message(
      StartLine line, HeaderScanner scanner, byte[] data, int from, int to) {
    var fields = new ArrayList<Header>(TYPICAL_HEADERS);
    var ofHead = headers(scanner, fields);
    int bodyFrom = scanner.position();
    int available = to - bodyFrom;
    long length = ContentLength.of(fields, available);
    var ofBody = ContentLength.flaw(length, bodyFrom - from, available);
    var body = Bytes.of(data, bodyFrom, bodyFrom + Math.clamp(length, 0, available));
    return switch (line) {
      case StartLine.Request(var method, var uri, var flaw) ->
          new SipRequest(method, uri, Headers.flawed(fields, first(flaw, ofBody, ofHead)), body);
      case StartLine.Status(var status, var reason) ->
          new SipResponse(
              status, reason, Headers.flawed(fields, first(null, ofBody, ofHead)), body);
    };
  }

  /// Collects the headers and says what was wrong first. A line that can't be read is left out.
  private static @Nullable Flaw headers(HeaderScanner scanner, List<Header> fields) {
    Flaw flaw = null;
    while (scanner.next()) {
      var fault = fields.size() == Bounds.HEADERS ? "Too Many Headers" : scanner.fault();
      if (fault.isEmpty()) {
        fields.add(scanner.header());
      } else if (flaw == null) {
        flaw = Flaw.bad(fault);
      }
    }
    return flaw == null && !scanner.complete() ? Flaw.bad("Headers Do Not End") : flaw;
  }

  private static @Nullable Flaw first(
      @Nullable Flaw ofLine, @Nullable Flaw ofBody, @Nullable Flaw ofHead) {
    return ofLine != null ? ofLine : ofBody != null ? ofBody : ofHead;
  }
}
