package io.jambo.node.real;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import io.jambo.wire.Members;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One log event, one line of JSON (operations.md 6): `ts`, `level`, `event`, the call's SIDs and
/// the event's own keys. Of a fault only its class and the place it came from: its message may
/// quote what the network sent.
final class JsonLines extends EncoderBase<ILoggingEvent> {
  /// At most this many bytes a line.
  private static final int LONGEST_LINE = 8 * 1024;

  private static final int FRAMES = 12;
  private static final byte[] NONE = new byte[0];

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line =
        new Members()
            .with("ts", event.getInstant().toString())
            .with("level", event.getLevel().toString().toLowerCase(Locale.ROOT))
            .with("event", event.getFormattedMessage());
    for (var entry : event.getMDCPropertyMap().entrySet()) {
      line.with(entry.getKey(), entry.getValue());
    }
    if (event.getKeyValuePairs() != null) {
      for (var pair : event.getKeyValuePairs()) {
        line.with(pair.key, String.valueOf(pair.value));
      }
    }
    if (event.getThrowableProxy() != null) {
      line.with("fault", fault(event.getThrowableProxy()));
    }
    var text = line.object().print();
    var bounded = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
    return (bounded + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String fault(IThrowableProxy fault) {
    var text = new StringBuilder(fault.getClassName());
    var frames = fault.getStackTraceElementProxyArray();
    for (int at = 0; at < Math.min(FRAMES, frames.length); at++) {
      text.append(" < ").append(frames[at].getStackTraceElement());
    }
    if (fault.getCause() != null) {
      text.append(" caused by ").append(fault.getCause().getClassName());
    }
    return text.toString();
  }
}
