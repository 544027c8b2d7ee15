package io.jambo.media;

import io.jambo.media.Agreement.Format;
import io.jambo.wire.SessionDescription;
import io.jambo.wire.SessionDescription.Attribute;
import io.jambo.wire.SessionDescription.Media;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What the peer's description says about its audio, read with the tolerance of media.md 1.2. Pure.
///
/// @param index which of the m= sections it is
/// @param profile of that section
/// @param formats the codecs we know, in the peer's order
/// @param events its payload type for telephone events at 8,000 a second
/// @param direction as the peer says it
/// @param onHold whether its address is 0.0.0.0, the hold of RFC 2543
/// @param ptimeMillis the packet time to send it
/// @param address where it receives; empty when that is no usable address
/// @param mux whether it takes RTCP on the RTP port
record RemoteAudio(
    int index,
    String profile,
    List<Format> formats,
    OptionalInt events,
    Direction direction,
    boolean onHold,
    int ptimeMillis,
    Optional<InetSocketAddress> address,
    boolean mux) {
  private static final int DEFAULT_PTIME = 20;
  private static final List<Integer> PTIMES = List.of(10, 20, 30, 40, 60);

  /// What trickle ICE writes where there is no address yet: no hold.
  private static final int NO_PORT_YET = 9;

  RemoteAudio {
    formats = List.copyOf(formats);
  }

  /// The first audio section that we could take; empty when there is none.
  static Optional<RemoteAudio> in(SessionDescription description) {
    for (int index = 0; index < description.media().size(); index++) {
      var media = description.media().get(index);
      if (acceptable(media)) {
        return Optional.of(read(description, media, index));
      }
    }
    return Optional.empty();
  }

  /// Whether it will take audio from us.
  boolean receives() {
    return direction.receives() && !onHold;
  }

  /// Our direction, for it to fit.
  Direction ours() {
    return Direction.of(/* sends= */ receives(), /* receives= */ direction.sends());
  }

  private static boolean acceptable(Media media) {
    return media.kind().equalsIgnoreCase("audio")
        && media.port() != 0
        && (media.profile().equalsIgnoreCase("RTP/AVP")
            || media.profile().equalsIgnoreCase("RTP/AVPF"));
  }

  private static RemoteAudio read(SessionDescription description, Media media, int index) {
    var formats = new ArrayList<Format>();
    var events = OptionalInt.empty();
    for (var text : media.formats()) {
      var type = payloadType(text);
      if (type.isPresent()) {
        codec(media, type.getAsInt())
            .ifPresent(codec -> formats.add(new Format(codec, type.getAsInt())));
        events = events.isEmpty() && isEvents(media, type.getAsInt()) ? type : events;
      }
    }
    var host = media.address().or(description::address).orElse("").strip();
    var address = literal(host).filter(place -> !place.isAnyLocalAddress());
    return new RemoteAudio(
        index,
        media.profile(),
        formats,
        events,
        direction(description, media),
        address.isEmpty() && unspecified(host) && media.port() != NO_PORT_YET,
        ptime(media),
        address.map(place -> new InetSocketAddress(place, media.port())),
        media.attribute("rtcp-mux").isPresent());
  }

  private static Optional<AudioCodec> codec(Media media, int type) {
    var map = rtpmap(media, type);
    if (map.isEmpty()) {
      return AudioCodec.of(type);
    }
    var parts = map.get().split("/", -1);
    boolean fits =
        parts.length >= 2
            && parts[1].strip().equals(String.valueOf(Narrowband.RATE))
            && (parts.length == 2 || parts[2].strip().equals("1"));
    return fits ? AudioCodec.named(parts[0].strip()) : Optional.empty();
  }

  private static boolean isEvents(Media media, int type) {
    return rtpmap(media, type)
        .map(map -> map.toLowerCase(Locale.ROOT).replace(" ", ""))
        .filter(map -> map.equals("telephone-event/8000") || map.equals("telephone-event/8000/1"))
        .isPresent();
  }

  private static Optional<String> rtpmap(Media media, int type) {
    for (var line : media.attributes()) {
      var value = line.value().strip();
      int end = digits(value);
      boolean named = line.name().equalsIgnoreCase("rtpmap") && end < value.length();
      if (named && Character.isWhitespace(value.charAt(end)) && type == number(value, end)) {
        return Optional.of(value.substring(end).strip());
      }
    }
    return Optional.empty();
  }

  /// The section's own direction, else the session's, else sendrecv (RFC 8866 §6.7).
  private static Direction direction(SessionDescription description, Media media) {
    return Stream.concat(media.attributes().stream(), description.attributes().stream())
        .map(Attribute::name)
        .flatMap(name -> Direction.named(name).stream())
        .findFirst()
        .orElse(Direction.SENDRECV);
  }

  private static int ptime(Media media) {
    int wanted = number(media, "ptime").filter(PTIMES::contains).orElse(DEFAULT_PTIME);
    int most = number(media, "maxptime").orElse(wanted);
    return PTIMES.reversed().stream()
        .filter(fits -> fits <= Math.min(wanted, most))
        .findFirst()
        .orElse(PTIMES.getFirst());
  }

  private static Optional<Integer> number(Media media, String name) {
    return media
        .attribute(name)
        .map(String::strip)
        .filter(text -> digits(text) == text.length())
        .map(text -> number(text, text.length()))
        .filter(number -> number >= 0);
  }

  private static OptionalInt payloadType(String text) {
    int type = digits(text) == text.length() ? number(text, text.length()) : -1;
    return type >= 0 && type <= 127 ? OptionalInt.of(type) : OptionalInt.empty();
  }

  /// How many digits it begins with.
  private static int digits(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /// The number that so many digits at its beginning are; -1 when it is none of ours.
  private static int number(String text, int digits) {
    return digits >= 1 && digits <= 4 ? Integer.parseInt(text, 0, digits, 10) : -1;
  }

  /// An address without asking DNS: a name is treated as a peer that has to send first.
  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean unspecified(String host) {
    return literal(host).filter(InetAddress::isAnyLocalAddress).isPresent();
  }
}
