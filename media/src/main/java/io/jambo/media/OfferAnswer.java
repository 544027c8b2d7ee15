package io.jambo.media;

import io.jambo.media.Agreement.Format;
import io.jambo.media.Negotiation.Agreed;
import io.jambo.media.Negotiation.Refused;
import io.jambo.wire.SessionDescription;
import io.jambo.wire.SessionDescription.Media;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// One side of offer/answer (RFC 3264, media.md 1): what both descriptions of a session say now,
/// and what follows for the audio. Pure, but for the agreement it remembers; owned by the call's
/// task.
final class OfferAnswer {
  /// The payload type under which we offer telephone events.
  static final int OUR_EVENTS = 101;

  private final MediaSettings settings;
  private final LocalAudio ours;
  private Optional<Agreement> agreement = Optional.empty();
  private List<Media> sections = List.of();
  private List<Format> offered = List.of();
  private int offeredEvents = OUR_EVENTS;
  private boolean held;

  /// @param port where we receive
  OfferAnswer(MediaSettings settings, int port, RandomGenerator random) {
    this.settings = settings;
    this.ours = new LocalAudio(settings.advertised(), port, random);
  }

  /// What was agreed on last.
  Optional<Agreement> agreement() {
    return agreement;
  }

  /// Whether the peer takes no audio from us.
  boolean held() {
    return held;
  }

  /// Takes an offer of the peer and makes the answer.
  Negotiation answer(SessionDescription offer, InetAddress signalling) {
    var audio = RemoteAudio.in(offer);
    if (audio.isEmpty()) {
      return withoutAudio(offer);
    }
    var remote = audio.get();
    if (remote.address().filter(this::ofAnotherFamily).isPresent()) {
      return new Refused("no common address family");
    }
    var chosen = chosen(remote.formats());
    if (chosen.isEmpty()) {
      return new Refused("no common codec");
    }
    var direction = remote.ours();
    var format = chosen.get();
    var answered = ours.section(remote.profile(), List.of(format), remote.events(), direction);
    sections = new ArrayList<>(offer.media().stream().map(OfferAnswer::rejected).toList());
    sections.set(remote.index(), remote.mux() ? LocalAudio.muxed(answered) : answered);
    offered = List.of(format);
    var events = remote.events();
    agree(remote, format, events, offered, events.stream().boxed().toList(), direction, signalling);
    return new Agreed(ours.describe(sections));
  }

  /// Makes our offer: all we can do, under the numbers that are in use.
  SessionDescription offer() {
    var formats = new ArrayList<Format>();
    agreement.ifPresent(now -> formats.addAll(now.receiving()));
    settings.codecs().stream()
        .filter(codec -> formats.stream().noneMatch(format -> format.codec() == codec))
        .forEach(codec -> formats.add(new Format(codec, codec.payloadType())));
    offered = formats;
    offeredEvents =
        agreement.flatMap(now -> now.receivingEvents().stream().findFirst()).orElse(OUR_EVENTS);
    var section =
        ours.section(
            LocalAudio.PROFILE, formats, OptionalInt.of(offeredEvents), Direction.SENDRECV);
    return ours.describe(placed(section));
  }

  /// Takes the peer's answer to our latest offer.
  Negotiation accept(SessionDescription answer, InetAddress signalling) {
    var audio = RemoteAudio.in(answer);
    if (audio.isEmpty()) {
      return new Refused("audio was rejected");
    }
    var remote = audio.get();
    var taken =
        remote.formats().stream()
            .filter(format -> offered.stream().anyMatch(own -> own.codec() == format.codec()))
            .toList();
    if (taken.isEmpty()) {
      return new Refused("no common codec");
    }
    var direction = remote.ours();
    // The peer may number what it receives differently; what it sends has our numbers.
    var receiving =
        offered.stream()
            .filter(own -> taken.stream().anyMatch(format -> format.codec() == own.codec()))
            .toList();
    var events = remote.events().isPresent() ? List.of(offeredEvents) : List.<Integer>of();
    agree(remote, taken.getFirst(), remote.events(), receiving, events, direction, signalling);
    return new Agreed(ours.latest());
  }

  /// Audio can't get from IPv4 to IPv6 (RFC 5118 §4.6); the wildcard, an old form of hold, goes
  /// nowhere.
  private boolean ofAnotherFamily(InetSocketAddress theirs) {
    var address = theirs.getAddress();
    return !address.isAnyLocalAddress()
        && address.getAddress().length != settings.advertised().getAddress().length;
  }

  private Optional<Format> chosen(List<Format> theirs) {
    var common =
        theirs.stream().filter(format -> settings.codecs().contains(format.codec())).toList();
    return settings.preferOwnOrder()
        ? settings.codecs().stream()
            .flatMap(codec -> common.stream().filter(format -> format.codec() == codec))
            .findFirst()
        : common.stream().findFirst();
  }

  /// A later offer may put the audio to rest with port 0; a first one, or one that wants something
  /// else instead of audio (T.38, SRTP), cannot be taken.
  private Negotiation withoutAudio(SessionDescription offer) {
    boolean atRest = offer.media().stream().allMatch(media -> media.port() == 0);
    if (agreement.isEmpty() || !atRest) {
      return new Refused("no audio that we take");
    }
    sections = offer.media().stream().map(OfferAnswer::rejected).toList();
    held = true;
    agreement = agreement.map(Agreement::atRest);
    return new Agreed(ours.describe(sections));
  }

  private void agree(
      RemoteAudio remote,
      Format sending,
      OptionalInt sendingEvents,
      List<Format> receiving,
      List<Integer> receivingEvents,
      Direction direction,
      InetAddress signalling) {
    held = !remote.receives();
    agreement =
        Optional.of(
            new Agreement(
                sending,
                sendingEvents,
                receiving,
                receivingEvents,
                direction,
                remote.ptimeMillis(),
                remote.address(),
                remote.address().filter(settings.reach()::permits).isPresent(),
                signalling,
                remote.mux()));
  }

  /// Our section where it stood before, between the rejected ones, which never go away (RFC 3264
  /// §8).
  private List<Media> placed(Media section) {
    var placed = new ArrayList<>(sections);
    int index = first(placed, media -> media.port() != 0);
    if (index == placed.size()) {
      index = first(placed, media -> media.kind().equalsIgnoreCase("audio"));
    }
    if (index == placed.size()) {
      placed.add(section);
    } else {
      placed.set(index, section);
    }
    sections = placed;
    return placed;
  }

  private static int first(List<Media> sections, Predicate<Media> like) {
    int index = 0;
    while (index < sections.size() && !like.test(sections.get(index))) {
      index++;
    }
    return index;
  }

  private static Media rejected(Media media) {
    return new Media(
        media.kind(), 0, media.profile(), media.formats(), Optional.empty(), List.of());
  }
}
