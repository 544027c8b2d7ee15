package io.jambo.media;

import io.jambo.media.Agreement.Format;
import io.jambo.wire.SessionDescription;
import io.jambo.wire.SessionDescription.Attribute;
import io.jambo.wire.SessionDescription.Media;
import io.jambo.wire.SessionDescription.Origin;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// Writes our descriptions of one session (media.md 1.1). The version in o= rises when, and only
/// when, something else changes. Owned by the call's task.
final class LocalAudio {
  /// The profile that we offer.
  static final String PROFILE = "RTP/AVP";

  private final String address;
  private final int port;
  private final long sessionId;
  private long version;
  private Optional<SessionDescription> latest = Optional.empty();

  LocalAudio(InetAddress advertised, int port, RandomGenerator random) {
    this.address = advertised.getHostAddress();
    this.port = port;
    // 62 bits: some peers read it as a signed number.
    this.sessionId = random.nextLong() >>> 2;
  }

  /// Our audio section.
  Media section(String profile, List<Format> formats, OptionalInt events, Direction direction) {
    var types = new ArrayList<String>();
    var lines = new ArrayList<Attribute>();
    for (var format : formats) {
      var type = String.valueOf(format.payloadType());
      types.add(type);
      lines.add(new Attribute("rtpmap", type + " " + format.codec().name() + "/8000"));
    }
    if (events.isPresent()) {
      var type = String.valueOf(events.getAsInt());
      types.add(type);
      lines.add(new Attribute("rtpmap", type + " telephone-event/8000"));
      lines.add(new Attribute("fmtp", type + " 0-16"));
    }
    lines.add(new Attribute("ptime", "20"));
    lines.add(new Attribute("maxptime", "60"));
    lines.add(new Attribute(direction.attribute(), ""));
    return new Media("audio", port, profile, types, Optional.empty(), lines);
  }

  /// The same section with RTCP on the RTP port (RFC 5761 §5.1.1).
  static Media muxed(Media section) {
    var lines = new ArrayList<>(section.attributes());
    lines.add(new Attribute("rtcp-mux", ""));
    return new Media(
        section.kind(),
        section.port(),
        section.profile(),
        section.formats(),
        section.address(),
        lines);
  }

  /// The description with these sections, which is the latest from now on.
  SessionDescription describe(List<Media> sections) {
    boolean same = latest.isPresent() && latest.get().media().equals(sections);
    version += same ? 0 : 1;
    var origin = new Origin("-", sessionId, version, address);
    var description = new SessionDescription(origin, Optional.of(address), List.of(), sections);
    latest = Optional.of(description);
    return description;
  }

  /// The description sent last.
  ///
  /// @throws IllegalStateException when none was sent: a bug of the caller's
  SessionDescription latest() {
    return latest.orElseThrow(() -> new IllegalStateException("nothing was offered"));
  }
}
