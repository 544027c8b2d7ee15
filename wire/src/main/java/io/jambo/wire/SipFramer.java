package io.jambo.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a byte stream (TCP, TLS) into SIP messages by Content-Length (RFC 3261 §18.3). One a
/// stream, fed by whoever reads it. It takes from what was read only what the message at hand still
/// wants, so a byte is looked at once however the stream was cut up.
public final class SipFramer {
  private static final int FIRST_ROOM = 2_048;

  private byte[] message = new byte[FIRST_ROOM];
  private int length;
  private int lineFrom;
  private int startLineEnd;

  /// Length of the message at hand once its head is whole, 0 before.
  private int whole;

  private int emptyLines;
  private boolean broken;

  /// What comes out of a stream.
  public sealed interface Frame {
    /// The bytes of one whole message.
    record Message(Bytes bytes) implements Frame {}

    /// A double CRLF, to be answered with a single one (RFC 5626 §4.4.1).
    record Ping() implements Frame {}

    /// The stream can't be understood any more: close it. Where a request can be told why, its head
    /// came as a [Message] just before, and [SipSanity] finds the fault to answer.
    record Broken(String reason) implements Frame {}
  }

  /// Takes what was read and returns what it completed, in order. After [Frame.Broken] nothing
  /// more.
  public List<Frame> feed(byte[] data, int from, int to) {
    var frames = new ArrayList<Frame>();
    int at = from;
    while (at < to && !broken) {
      if (length == 0 && (data[at] == '\r' || data[at] == '\n')) {
        betweenMessages(data[at], frames);
        at++;
      } else if (whole == 0) {
        at = headLine(data, at, to, frames);
      } else {
        int wanted = Math.min(to - at, whole - length);
        append(data, at, wanted);
        at += wanted;
      }
      if (whole > 0 && length == whole) {
        frames.add(taken());
      }
    }
    return frames;
  }

  /// How many bytes of an unfinished message wait.
  public int pending() {
    return length;
  }

  /// Two empty lines are a ping; one is a pong, or what RFC 3261 §7.5 says to ignore.
  private void betweenMessages(byte octet, List<Frame> frames) {
    if (octet == '\n' && ++emptyLines == 2) {
      frames.add(new Frame.Ping());
      emptyLines = 0;
    }
  }

  /// Takes the rest of a line, or as much of it as there is, and returns what comes next.
  private int headLine(byte[] data, int from, int to, List<Frame> frames) {
    emptyLines = 0;
    int end = from;
    // One byte above the bound is enough to know that the head is too large.
    int most = Math.min(to, from + Bounds.SIP_MESSAGE + 1 - length);
    while (end < most && data[end] != '\n' && data[end] != 0) {
      end++;
    }
    boolean stopped = end < most;
    append(data, from, (stopped ? end + 1 : end) - from);
    if (stopped && data[end] == 0) {
      fail("binary", frames);
    } else if (length > Bounds.SIP_MESSAGE) {
      failWithHead("head too large", frames);
    } else if (stopped) {
      endOfLine(frames);
    }
    return stopped ? end + 1 : end;
  }

  private void endOfLine(List<Frame> frames) {
    int text = length - 1 - lineFrom;
    boolean blank = text == 0 || (text == 1 && message[lineFrom] == '\r');
    lineFrom = length;
    if (startLineEnd == 0) {
      startLineEnd = length;
    }
    if (!blank) {
      return;
    }
    long body = bodyLength();
    if (body < 0) {
      failWithHead("bad Content-Length", frames);
    } else if (length + body > Bounds.SIP_MESSAGE) {
      failWithHead("message too large", frames);
    } else {
      whole = length + (int) body;
    }
  }

  /// RFC 3261 §20.14 wants the length on streams; where it is missing there is no body.
  private long bodyLength() {
    var fields = new ArrayList<Header>(1);
    var scanner = new HeaderScanner(message, startLineEnd, length);
    while (scanner.next()) {
      if (scanner.fault().isEmpty() && scanner.isContentLength()) {
        fields.add(scanner.header());
      }
    }
    return ContentLength.of(fields, 0);
  }

  private Frame taken() {
    var frame = new Frame.Message(Bytes.of(message, 0, length));
    forget();
    return frame;
  }

  private void failWithHead(String reason, List<Frame> frames) {
    frames.add(taken());
    fail(reason, frames);
  }

  private void fail(String reason, List<Frame> frames) {
    frames.add(new Frame.Broken(reason));
    broken = true;
    forget();
  }

  private void forget() {
    length = 0;
    lineFrom = 0;
    startLineEnd = 0;
    whole = 0;
    if (message.length > FIRST_ROOM) {
      message = new byte[FIRST_ROOM]; // an idle stream keeps no large one
    }
  }

  private void append(byte[] data, int from, int count) {
    message = roomFor(length + count);
    System.arraycopy(data, from, message, length, count);
    length += count;
  }

  private byte[] roomFor(int wanted) {
    return wanted <= message.length
        ? message
        : Arrays.copyOf(message, Math.max(wanted, 2 * message.length));
  }
}
