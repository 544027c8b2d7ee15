package io.jambo.node;

import io.jambo.kit.Counters;
import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Scope;
import io.jambo.media.Endpoint;
import io.jambo.media.MediaEngine;
import io.jambo.media.MediaSettings;
import io.jambo.media.PcmSource;
import io.jambo.media.Prompt;
import io.jambo.media.PromptOutcome;
import io.jambo.media.Prompts;
import io.jambo.media.Source;
import io.jambo.media.SourceChain;
import io.jambo.media.real.DatagramSockets;
import io.jambo.node.real.Routes;
import io.jambo.outbound.Download;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Outbound;
import io.jambo.sip.Invitation;
import io.jambo.sip.OutboundInvite;
import io.jambo.sip.Protocol;
import io.jambo.sip.SipLogin;
import io.jambo.sip.SipSettings;
import io.jambo.sip.SipStack;
import io.jambo.sip.SipUser;
import io.jambo.sip.real.NettyTransport;
import io.jambo.speech.SpeechOutcome;
import io.jambo.speech.SpeechSettings;
import io.jambo.speech.Voices;
import io.jambo.speech.Words;
import io.jambo.speech.real.LocalVoices;
import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.Pcm;
import io.jambo.wire.SipUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A phone on the command line: one SIP stack, one media engine, one call at a time.
final class BuiltInPhone implements AutoCloseable, SipUser {
  private static final int FIRST_PORT = 10_000;
  private static final int LAST_PORT = 19_999;
  private static final int EVENTS = 1_000;
  private static final String NAME = "jambo";

  private final Kit kit = new RealKit();
  private final InetSocketAddress remote;
  private final InetAddress local;
  private final NettyTransport transport;
  private final SipStack stack;
  private final MediaEngine media;

  private BuiltInPhone(InetSocketAddress remote, InetAddress local) throws IOException {
    this.remote = remote;
    this.local = local;
    var counters = new Counters();
    transport = NettyTransport.bind(new InetSocketAddress(local, 0), counters);
    stack = new SipStack(kit, SipSettings.defaults(), transport, this, counters);
    media =
        new MediaEngine(
            kit,
            MediaSettings.of(local, FIRST_PORT, LAST_PORT, _ -> true),
            new DatagramSockets(kit, local, 0),
            counters);
    stack.start();
    transport.deliverTo(stack);
  }

  /// A phone that can reach that address.
  ///
  /// @throws PhoneTrouble when this machine has no way there
  static BuiltInPhone open(SipUri target) {
    try {
      var remote =
          new InetSocketAddress(
              InetAddress.getByName(target.host()), target.port().orElse(DEFAULT_PORT));
      return new BuiltInPhone(remote, Routes.towards(remote));
    } catch (IOException e) {
      throw new PhoneTrouble(target.host() + " can't be reached from this machine");
    }
  }

  private static final int DEFAULT_PORT = 5060;

  Kit kit() {
    return kit;
  }

  /// Places one call and stays in it until it is over.
  PhoneReport call(PhoneErrand errand, TimeLine line) {
    var inbox = new Inbox<PhoneEvent>(kit, EVENTS);
    try (var scope = new Scope(kit);
        var endpoint = endpoint(inbox)) {
      var speech = speech(errand, scope);
      var offer = Bytes.utf8(endpoint.offer().print());
      var leg =
          stack.invite(
              invite(errand, offer),
              event -> {
                boolean _ = inbox.offer(new PhoneEvent.OnLeg(event));
              });
      return new PhoneCall(kit, errand, line, inbox, endpoint, speech).run(leg, scope);
    }
  }

  @Override
  public void invited(Invitation invitation) {
    invitation.leg().refuse(486, "Busy Here", Headers.NONE);
  }

  @Override
  public void close() {
    kit.pause(java.time.Duration.ofMillis(LAST_WORDS_MILLIS));
    transport.close();
    stack.close();
    media.close();
  }

  /// What the last message on its way is given.
  private static final long LAST_WORDS_MILLIS = 100;

  private Endpoint endpoint(Inbox<PhoneEvent> inbox) {
    return media
        .open(event -> {
          boolean _ = inbox.offer(new PhoneEvent.OnMedia(event));
        })
        .orElseThrow(() -> new PhoneTrouble("no free port for audio"));
  }

  private OutboundInvite invite(PhoneErrand errand, Bytes offer) {
    var target = errand.target();
    var protocol =
        target.parameters().get("transport").map(String::toUpperCase).orElse("UDP").equals("TCP")
            ? Protocol.TCP
            : Protocol.UDP;
    var flow = stack.flowTo(protocol, remote);
    var name = errand.login().map(SipLogin::user).orElse(NAME);
    var from = NameAddr.of(SipUri.of(name, local.getHostAddress(), flow.local().getPort()));
    return new OutboundInvite(
        target, from, NameAddr.of(target), Headers.NONE, offer, flow, errand.login());
  }

  private Optional<Source> speech(PhoneErrand errand, Scope scope) {
    if (errand.play().isPresent()) {
      return Optional.of(file(errand.play().get(), scope));
    }
    return errand.say().map(this::spoken);
  }

  private Source file(Path file, Scope scope) {
    var folder = Optional.ofNullable(file.toAbsolutePath().getParent());
    var prompts = new Prompts(kit, new Nowhere(), folder);
    return switch (prompts.open(Prompt.of(String.valueOf(file.getFileName()), NAME), scope)) {
      case PromptOutcome.Ready(var source) -> source;
      case PromptOutcome.NotFound(var why) -> throw new PhoneTrouble(file + ": " + why);
      case PromptOutcome.Unplayable(var why) -> throw new PhoneTrouble(file + ": " + why);
    };
  }

  private Source spoken(String text) {
    var settings = SpeechSettings.DEVELOPMENT;
    try (var embedded = LocalVoices.open(kit, settings)) {
      var voices = new Voices(kit, settings, List.of(embedded), new Counters());
      if (voices.speak(Words.embedded(NAME, text)) instanceof SpeechOutcome.Spoken spoken) {
        var pieces = new ArrayList<Source>();
        try (var utterance = spoken.utterance()) {
          for (Optional<Pcm> piece = utterance.next();
              piece.isPresent();
              piece = utterance.next()) {
            pieces.add(PcmSource.of(piece.get()));
          }
        }
        return SourceChain.of(pieces);
      }
      throw new PhoneTrouble("no voice for that text");
    }
  }

  /// The phone fetches nothing.
  private static final class Nowhere implements Outbound {
    private static final String WHY = "the phone fetches nothing";

    @Override
    public HttpOutcome exchange(HttpRequest request) {
      return new HttpOutcome.Failed(FailureKind.FORBIDDEN_TARGET, WHY);
    }

    @Override
    public Download open(HttpRequest request) {
      return new Download.Failed(FailureKind.FORBIDDEN_TARGET, WHY);
    }
  }
}
