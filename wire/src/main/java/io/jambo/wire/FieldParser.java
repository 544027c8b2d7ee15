package io.jambo.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Parses the structured header values that every message has: addresses, Via, CSeq, and the
/// parameters behind them. Blanks may stand wherever RFC 3261 §25.1 allows LWS.
final class FieldParser {
  private static final long MAX_CSEQ = (1L << 31) - 1;
  private static final long MAX_DELTA = (1L << 32) - 1;

  private static final boolean[] BLANK = Grammar.anyOf(" \t");
  private static final boolean[] BEHIND_DISPLAY = Grammar.anyOf("<;\"");
  private static final boolean[] BEHIND_ADDRESS = Grammar.anyOf(">");
  private static final boolean[] BEHIND_HOST = Grammar.anyOf(" \t:;[(");
  private static final boolean[] BEHIND_IPV6 = Grammar.anyOf("]");
  private static final boolean[] BEHIND_PORT = Grammar.anyOf(" \t;(");

  /// Wider than the token of the grammar: IPv6 literals and base64 stand there unquoted.
  private static final boolean[] BEHIND_VALUE = Grammar.anyOf(" \t;,\"<>()");

  private FieldParser() {}

  static Parsed<NameAddr> nameAddr(String value) {
    var cursor = new Cursor(value).blanks();
    boolean quoted = cursor.at('"');
    var display = quoted ? cursor.quoted() : cursor.until(BEHIND_DISPLAY).strip();
    cursor.blanks();
    boolean bracketed = cursor.take('<');
    if ((quoted && !bracketed) || cursor.at('"')) {
      cursor.fail("no address behind the display name");
    }
    var address = bracketed ? cursor.until(BEHIND_ADDRESS) : display;
    if (bracketed) {
      cursor.expect('>', "open bracket");
    } else if (address.indexOf('?') >= 0 || address.indexOf(',') >= 0) {
      // RFC 3261 §20.10: without brackets these belong to nobody.
      cursor.fail("address needs brackets");
    }
    var uri = cursor.failed() ? Parsed.<Uri>malformed("", 0) : Uri.parse(address);
    if (uri instanceof Parsed.Malformed<Uri>(var reason, var _)) {
      cursor.fail(reason);
    }
    var parameters = parameters(cursor);
    return cursor.result(
        () -> new NameAddr(bracketed ? display : "", uri.ok().orElseThrow(), parameters));
  }

  /// The version is not looked at: an answer that says "505" needs the Via of a request whose
  /// version is strange.
  static Parsed<Via> via(String value) {
    var cursor = new Cursor(value).blanks();
    if (!cursor.token("no protocol in Via").equalsIgnoreCase("SIP")) {
      cursor.fail("Via of another protocol");
    }
    cursor.blanks().expect('/', "no version in Via");
    cursor.blanks().token("no version in Via");
    cursor.blanks().expect('/', "no transport in Via");
    var transport = cursor.blanks().token("no transport in Via");
    boolean bracketed = cursor.blanks().take('[');
    var host = cursor.until(bracketed ? BEHIND_IPV6 : BEHIND_HOST);
    if (bracketed) {
      cursor.expect(']', "open bracket in Via");
    }
    var port =
        cursor.blanks().take(':')
            ? Optional.of(cursor.blanks().until(BEHIND_PORT))
            : Optional.<String>empty();
    var sentBy = HostPort.of(host, bracketed, port);
    if (sentBy.isEmpty()) {
      cursor.fail("bad host in Via");
    }
    var parameters = parameters(cursor);
    return cursor.result(() -> {
      var hostPort = sentBy.orElseThrow();
      return new Via(transport, hostPort.host(), hostPort.port(), parameters);
    });
  }

  static Parsed<CSeq> cseq(String value) {
    var cursor = new Cursor(value).blanks();
    long number = Grammar.number(cursor.until(BLANK), MAX_CSEQ);
    if (number < 0) {
      cursor.fail("bad number in CSeq");
    }
    var method = cursor.blanks().token("no method in CSeq");
    if (!cursor.blanks().done()) {
      cursor.fail("bad method in CSeq");
    }
    return cursor.result(() -> new CSeq(number, method));
  }

  static Parsed<RAck> rack(String value) {
    var cursor = new Cursor(value).blanks();
    long rseq = Grammar.number(cursor.token("no response number in RAck"), MAX_DELTA);
    long cseq = Grammar.number(cursor.blanks().token("no CSeq number in RAck"), MAX_CSEQ);
    var method = cursor.blanks().token("no method in RAck");
    if (rseq < 1 || cseq < 0 || !cursor.blanks().done()) {
      cursor.fail("bad RAck");
    }
    return cursor.result(() -> new RAck(rseq, cseq, method));
  }

  static Parsed<SessionExpires> sessionExpires(String value) {
    var cursor = new Cursor(value).blanks();
    long seconds = Grammar.number(cursor.token("no seconds"), MAX_DELTA);
    if (seconds < 0) {
      cursor.fail("bad seconds");
    }
    var refresher = parameters(cursor).get("refresher").orElse("");
    return cursor.result(() ->
        new SessionExpires(
            seconds,
            Arrays.stream(SessionExpires.Refresher.values())
                .filter(who -> who.name().equalsIgnoreCase(refresher))
                .findFirst()));
  }

  static Parsed<ContentType> contentType(String value) {
    var cursor = new Cursor(value).blanks();
    var type = cursor.token("no type").toLowerCase(Locale.ROOT);
    cursor.blanks().expect('/', "no subtype");
    var subtype = cursor.blanks().token("no subtype").toLowerCase(Locale.ROOT);
    var parameters = parameters(cursor);
    return cursor.result(() -> new ContentType(type + "/" + subtype, parameters));
  }

  /// Reads `;name=value` up to the end. Empty ones are passed over (some phones end a list with a
  /// semicolon), and so are comments, which RFC 2543 allowed in a Via.
  private static Parameters parameters(Cursor cursor) {
    if (cursor.blanks().done()) {
      return Parameters.NONE;
    }
    var entries = new ArrayList<Parameters.Parameter>(4);
    while (!cursor.blanks().done()) {
      if (cursor.at('(')) {
        cursor.skipComment();
      } else {
        cursor.expect(';', "stray text behind the value");
        if (!cursor.blanks().done() && !cursor.at(';')) {
          parameter(cursor, entries);
        }
      }
      if (entries.size() > Bounds.PARAMETERS) {
        cursor.fail("too many parameters");
      }
    }
    return cursor.failed() ? Parameters.NONE : new Parameters(entries);
  }

  private static void parameter(Cursor cursor, List<Parameters.Parameter> entries) {
    var name = cursor.token("bad parameter name");
    boolean flag = !cursor.blanks().take('=');
    var value = flag ? "" : cursor.blanks().at('"') ? cursor.quoted() : cursor.until(BEHIND_VALUE);
    if (!cursor.failed()) {
      entries.add(new Parameters.Parameter(name, value, flag));
    }
  }
}
