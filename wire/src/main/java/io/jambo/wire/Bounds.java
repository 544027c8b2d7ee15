package io.jambo.wire;

/// The bounds of every parse (security.md 13). What exceeds one is malformed.
public final class Bounds {
  /// A SIP message on any transport, bytes.
  public static final int SIP_MESSAGE = 64 * 1024;

  /// A start line, bytes.
  public static final int START_LINE = 4 * 1024;

  /// One header with its folded lines, bytes.
  public static final int HEADER = 8 * 1024;

  /// Headers of one message.
  public static final int HEADERS = 256;

  /// Via values of one message.
  public static final int VIAS = 70;

  /// Route or Record-Route values of one message.
  public static final int ROUTES = 20;

  /// Contact values of one message.
  public static final int CONTACTS = 20;

  /// Parameters of one header value or URI.
  public static final int PARAMETERS = 64;

  /// Parts of one multipart body.
  public static final int MULTIPART_PARTS = 16;

  /// How deep multipart bodies may lie in one another.
  public static final int MULTIPART_DEPTH = 2;

  /// Media sections of a session description.
  public static final int SDP_MEDIA = 16;

  /// Lines of a session description.
  public static final int SDP_LINES = 1_024;

  /// Formats of one media section.
  public static final int SDP_FORMATS = 128;

  /// Bytes of a session description: it travels in a SIP message.
  public static final int SDP = SIP_MESSAGE;

  /// An RTP packet, bytes; larger ones are dropped (security.md RTP-5).
  public static final int RTP_PACKET = 1_500;

  /// Nesting of JSON.
  public static final int JSON_DEPTH = 64;

  /// Entries of one JSON array or object.
  public static final int JSON_ENTRIES = 10_000;

  /// Characters of one JSON number.
  public static final int JSON_NUMBER = 128;

  /// Digits that a JSON number may have before or behind its point when it is written out: no
  /// `1e1000000` from a stranger becomes a megabyte. More than any double has.
  public static final int JSON_DIGITS = 400;

  private Bounds() {}
}
