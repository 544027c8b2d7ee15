package io.jambo.media;

import io.jambo.kit.Limit;
import io.jambo.wire.SessionDescription;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An endpoint as the call holds it: offer/answer happens here, on the call's task; everything
/// about audio is posted to the stream on its media loop.
final class LoopEndpoint implements Endpoint {
  private final MediaLoop loop;
  private final RtpStream stream;
  private final OfferAnswer offerAnswer;
  private final Limit digits;
  private final AtomicInteger playbacks;
  private long lastPlayback;
  private boolean open = true;

  LoopEndpoint(
      MediaLoop loop,
      RtpStream stream,
      OfferAnswer offerAnswer,
      Limit digits,
      AtomicInteger playbacks) {
    this.loop = loop;
    this.stream = stream;
    this.offerAnswer = offerAnswer;
    this.digits = digits;
    this.playbacks = playbacks;
  }

  @Override
  public Negotiation answer(SessionDescription offer, InetAddress signalling) {
    return applied(offerAnswer.answer(offer, signalling));
  }

  @Override
  public SessionDescription offer() {
    return offerAnswer.offer();
  }

  @Override
  public Negotiation accept(SessionDescription answer, InetAddress signalling) {
    return applied(offerAnswer.accept(answer, signalling));
  }

  @Override
  public Playback play(Source source) {
    lastPlayback++;
    long id = lastPlayback;
    playbacks.incrementAndGet();
    post(on -> on.play(id, source));
    return new LoopPlayback(id);
  }

  @Override
  public boolean sendDigits(String text, Duration each) {
    if (text.length() >= DigitSender.MOST_STEPS) {
      return false;
    }
    var steps = DigitSender.steps(text, each);
    for (int taken = 0; taken < steps.size(); taken++) {
      if (!digits.take()) {
        for (int i = 0; i < taken; i++) {
          digits.release();
        }
        return false;
      }
    }
    post(on -> on.press(steps));
    return true;
  }

  @Override
  public void sink(Sink sink) {
    use(sink);
  }

  @Override
  public void clearSink() {
    use(null);
  }

  @Override
  public MediaStats stats() {
    return stream.stats(offerAnswer.agreement().map(now -> now.sending().codec()));
  }

  @Override
  public boolean held() {
    return offerAnswer.held();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      loop.end(stream);
    }
  }

  private Negotiation applied(Negotiation negotiation) {
    if (negotiation instanceof Negotiation.Agreed) {
      offerAnswer.agreement().ifPresent(now -> post(on -> on.agree(now)));
    }
    return negotiation;
  }

  private void use(@Nullable Sink sink) {
    post(on -> on.sink(sink));
  }

  private void post(Consumer<RtpStream> what) {
    if (!loop.post(stream, what)) {
      throw new IllegalStateException("the media loop is too far behind");
    }
  }

  private final class LoopPlayback implements Playback {
    private final long id;

    LoopPlayback(long id) {
      this.id = id;
    }

    @Override
    public long id() {
      return id;
    }

    @Override
    public void stop() {
      post(on -> on.stop(id));
    }
  }
}
