package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.Parameters;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import io.jambo.wire.SipUri;
import io.jambo.wire.Via;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/// What every message of ours says beside its own purpose: Via, Contact, Allow, Server, tags.
final class Wording {
  /// What the stack really serves today; a peer takes us at our word.
  static final String ALLOW =
      "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, MESSAGE, NOTIFY, UPDATE, PRACK";

  static final String SUPPORTED = ReliableReplies.OPTION + ", " + SessionTimer.OPTION;

  static final String SDP = "application/sdp";
  static final String MAX_FORWARDS = "70";

  /// What an extra header can't replace, long and compact.
  private static final Set<String> OWNED =
      Set.of(
          "via",
          "v",
          "from",
          "f",
          "to",
          "t",
          "call-id",
          "i",
          "cseq",
          "contact",
          "m",
          "route",
          "record-route",
          "max-forwards",
          "content-length",
          "l",
          "content-type",
          "c",
          "allow",
          "supported",
          "k",
          "session-expires",
          "x",
          "min-se",
          "rseq",
          "rack");

  private final SipSettings settings;

  Wording(SipSettings settings) {
    this.settings = settings;
  }

  /// A response that makes no dialog: Server, a To tag when there is none yet.
  SipResponse response(SipRequest request, int status, String reason, String tag) {
    return response(request, status, reason, tag, "");
  }

  /// The same under a name of its own.
  SipResponse response(SipRequest request, int status, String reason, String tag, String product) {
    return SipResponse.to(request, status, reason)
        .withHeaders(Headers.of(responseHeaders(request, tag, Headers.NONE, product)));
  }

  /// A response inside a dialog or making one: with Contact, Allow, the caller's Record-Route (RFC
  /// 3261 §12.1.1), extra headers and a session description.
  SipResponse response(
      SipRequest request, int status, String reason, Dialog dialog, Headers extra, Bytes sdp) {
    var headers = responseHeaders(request, dialog.localTag(), extra, dialog.productName());
    if (status < 300) {
      for (var route : request.headers().lines("Record-Route")) {
        headers.add(new Header("Record-Route", route));
      }
      headers.add(new Header("Contact", dialog.contact()));
      headers.add(new Header("Allow", ALLOW));
      headers.add(new Header("Supported", SUPPORTED));
    }
    addExtra(headers, extra);
    if (!sdp.isEmpty()) {
      headers.add(new Header("Content-Type", SDP));
    }
    return new SipResponse(status, reason, Headers.of(headers), sdp);
  }

  /// A message with more headers, which only the stack may write.
  static <M extends SipMessage> M with(M message, Headers own) {
    var all = message.headers();
    for (var header : own) {
      all = all.plus(header.name(), header.value());
    }
    @SuppressWarnings("unchecked") // a message with other headers is of the same kind
    var changed = (M) message.withHeaders(all);
    return changed;
  }

  /// Those headers, each in place of the ones of its name.
  static Headers replaced(Headers headers, Headers by) {
    var all = headers;
    for (var header : by) {
      all = all.with(header.name(), header.value());
    }
    return all;
  }

  /// Whether a header that lists tokens names that one.
  static boolean lists(SipMessage message, String header, String token) {
    return message.headers().values(header).stream().anyMatch(token::equalsIgnoreCase);
  }

  /// The Via of a request that goes out on a flow, asking for the way back it took (RFC 3581).
  String via(Flow flow, String branch) {
    var shown = settings.advertised().apply(flow);
    var host = host(shown.getAddress());
    return new Via(
            flow.protocol().name(),
            host,
            OptionalInt.of(shown.getPort()),
            Parameters.NONE.with("branch", branch).withFlag("rport"))
        .print();
  }

  /// Our Contact on a flow.
  String contact(Flow flow, String user) {
    var shown = settings.advertised().apply(flow);
    var uri = SipUri.of(user, host(shown.getAddress()), shown.getPort());
    var full =
        flow.protocol() == Protocol.UDP
            ? uri
            : uri.with("transport", flow.protocol().name().toLowerCase(Locale.ROOT));
    return "<" + full.print() + ">";
  }

  /// An address as it stands in a header: a zone is a matter of this machine only (RFC 4007 §11.2).
  static String host(InetAddress address) {
    return address.getHostAddress().split("%", 2)[0];
  }

  /// `User-Agent`, unless the extra headers bring one.
  ///
  /// @param own what we are called there; empty text: what we are called everywhere
  void addUserAgent(List<Header> headers, Headers extra, String own) {
    if (!extra.has("User-Agent")) {
      headers.add(new Header("User-Agent", product(own)));
    }
  }

  private String product(String own) {
    return own.isEmpty() ? settings.productName() : own;
  }

  /// The extra headers, without those that only the stack may write.
  static void addExtra(List<Header> headers, Headers extra) {
    for (var header : extra) {
      if (!OWNED.contains(header.name().toLowerCase(Locale.ROOT))) {
        headers.add(header);
      }
    }
  }

  private List<Header> responseHeaders(
      SipRequest request, String tag, Headers extra, String product) {
    var headers = new ArrayList<Header>(16);
    boolean tagged = request.to().tag().isPresent();
    for (var header : SipResponse.to(request, 100, "").headers()) {
      boolean wantsTag = !tagged && header.name().equals("To");
      // The tag may simply be appended: even without brackets it is the header's (RFC 3261 §20).
      headers.add(wantsTag ? new Header("To", header.value() + ";tag=" + tag) : header);
    }
    if (!extra.has("Server")) {
      headers.add(new Header("Server", product(product)));
    }
    return headers;
  }
}
