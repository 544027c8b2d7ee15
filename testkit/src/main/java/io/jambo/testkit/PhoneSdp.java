package io.jambo.testkit;

import io.jambo.wire.SessionDescription;
import io.jambo.wire.SessionDescription.Attribute;
import io.jambo.wire.SessionDescription.Media;
import io.jambo.wire.SessionDescription.Origin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a phone offers and what it reads in an answer.
final class PhoneSdp {
  private static final String EVENTS = "101";

  private PhoneSdp() {}

  /// An offer or answer of a phone.
  static SessionDescription of(
      InetSocketAddress rtp, long id, long version, List<G711> codecs, boolean events, String way) {
    var formats = new ArrayList<String>();
    var lines = new ArrayList<Attribute>();
    for (var codec : codecs) {
      formats.add(String.valueOf(codec.payloadType));
      lines.add(new Attribute("rtpmap", codec.payloadType + " " + codec.name + "/8000"));
    }
    if (events) {
      formats.add(EVENTS);
      lines.add(new Attribute("rtpmap", EVENTS + " telephone-event/8000"));
      lines.add(new Attribute("fmtp", EVENTS + " 0-16"));
    }
    lines.add(new Attribute("ptime", "20"));
    lines.add(new Attribute(way, ""));
    var address = rtp.getAddress().getHostAddress();
    var audio = new Media("audio", rtp.getPort(), "RTP/AVP", formats, Optional.empty(), lines);
    return new SessionDescription(
        new Origin("phone", id, version, address), Optional.of(address), List.of(), List.of(audio));
  }

  /// What the other side wants, as far as a phone cares.
  static Optional<Wish> read(String text) {
    return SessionDescription.parse(text).ok().flatMap(PhoneSdp::wish);
  }

  private static Optional<Wish> wish(SessionDescription description) {
    return description.media().stream()
        .filter(media -> media.kind().equals("audio") && media.port() > 0)
        .findFirst()
        .map(media -> wish(description, media));
  }

  private static Wish wish(SessionDescription description, Media media) {
    var host = media.address().or(description::address).orElseThrow();
    var codec =
        media.formats().contains("8") && !media.formats().getFirst().equals("0") ? "PCMA" : "PCMU";
    return new Wish(
        new InetSocketAddress(InetAddress.ofLiteral(host), media.port()),
        G711.of(codec),
        events(media),
        way(description, media));
  }

  private static int events(Media media) {
    return media.attributes().stream()
        .filter(line -> line.name().equals("rtpmap"))
        .filter(line -> line.value().toLowerCase(Locale.ROOT).contains("telephone-event"))
        .map(line -> Integer.parseInt(line.value().substring(0, line.value().indexOf(' '))))
        .findFirst()
        .orElse(-1);
  }

  private static String way(SessionDescription description, Media media) {
    for (var way : List.of("sendonly", "recvonly", "inactive")) {
      boolean session = description.attributes().stream().anyMatch(line -> line.name().equals(way));
      if (media.attribute(way).isPresent() || session) {
        return way;
      }
    }
    return "sendrecv";
  }

  /// Where and how the other side wants its audio.
  ///
  /// @param events the payload type of telephone events, -1 when it takes none
  /// @param way its direction attribute
  record Wish(InetSocketAddress rtp, G711 codec, int events, String way) {
    boolean wantsAudio() {
      return way.equals("sendrecv") || way.equals("recvonly");
    }
  }
}
