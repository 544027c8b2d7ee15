package io.jambo.testkit;

import io.jambo.kit.Cancelled;
import io.jambo.kit.Gate;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.HttpWire;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.Url;
import io.jambo.outbound.WireReply;
import io.jambo.outbound.WireRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// All scripted applications of a World, behind the outbound wire: its waits are in virtual time.
public final class Web implements HttpWire {
  private final World world;
  private final SplittableRandom random;
  private final Map<String, App> apps = new LinkedHashMap<>();
  private Duration slowest = Duration.ofMillis(10);
  private final Map<String, Deque<List<InetAddress>>> names = new HashMap<>();
  private Optional<TargetGuard> guard = Optional.empty();
  private int underWay;
  private int abandoned;

  Web(World world, long seed) {
    this.world = world;
    this.random = new SplittableRandom(seed);
  }

  /// From now on a round trip takes up to so long, drawn for each request.
  public void roundTrip(Duration atMost) {
    slowest = atMost;
  }

  /// What a name resolves to, one answer for each new connection, the last one ever after; the
  /// guard is asked about each. Names that are not given here have no addresses to speak of.
  public void name(TargetGuard judge, String host, List<List<InetAddress>> answers) {
    guard = Optional.of(judge);
    names.put(host, new ArrayDeque<>(answers));
  }

  /// How many requests wait for their answers now.
  public int underWay() {
    return underWay;
  }

  /// How many were given up by a caller that was cancelled.
  public int abandoned() {
    return abandoned;
  }

  App app(String origin) {
    return apps.computeIfAbsent(origin, _ -> new App(world, origin));
  }

  @Override
  public WireReply send(WireRequest request) {
    var app = apps.get(request.url().origin());
    if (app == null) {
      return new WireReply.Failed(FailureKind.UNKNOWN_HOST, "host has no address");
    }
    var refusal = guard.flatMap(judge -> refused(judge, request.url()));
    if (refusal.isPresent()) {
      return new WireReply.Failed(FailureKind.FORBIDDEN_TARGET, refusal.get());
    }
    underWay++;
    try {
      return exchange(app, request);
    } catch (Cancelled stop) {
      abandoned++;
      throw stop;
    } finally {
      underWay--;
    }
  }

  private Optional<String> refused(TargetGuard judge, Url url) {
    var answers = names.get(url.host());
    if (answers == null) {
      return Optional.empty();
    }
    var now = answers.size() > 1 ? answers.remove() : answers.element();
    return judge.refuses(url.host(), url.port(), now);
  }

  private WireReply exchange(App app, WireRequest request) {
    long there = world.nanos() + 1 + random.nextLong(slowest.toNanos());
    boolean _ = world.await(new Gate(), there);
    var reply = app.take(request);
    long headAt = world.in(reply.after());
    return switch (reply.ending()) {
      case Reply.Ending.Failure(var kind) -> {
        boolean _ = world.await(new Gate(), Math.min(headAt, request.answerBy()));
        yield new WireReply.Failed(kind, "connection failed");
      }
      case Reply.Ending.Silence(var connected) -> tooLate(request, connected);
      case Reply.Ending.Answer answer when headAt < request.answerBy() -> {
        boolean _ = world.await(new Gate(), headAt);
        yield new WireReply.Head(
            answer.status(), answer.headers(), new ScriptedBody(world, answer));
      }
      case Reply.Ending.Answer _ -> tooLate(request, true);
    };
  }

  private WireReply tooLate(WireRequest request, boolean connected) {
    boolean _ = world.await(new Gate(), connected ? request.answerBy() : request.connectBy());
    return connected
        ? new WireReply.Failed(FailureKind.RESPONSE_TIMEOUT, "no answer in time")
        : new WireReply.Failed(FailureKind.CONNECT_TIMEOUT, "no connection in time");
  }
}
