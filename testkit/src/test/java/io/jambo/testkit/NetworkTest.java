package io.jambo.testkit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final InetSocketAddress HERE = new InetSocketAddress("10.0.0.1", 5060);
  private static final InetSocketAddress THERE = new InetSocketAddress("10.0.0.2", 5060);

  @Test
  void aCalmLinkDeliversEachDatagramOnceInOrder() {
    try (var world = World.seed(1)) {
      var arrived = delivered(world, Weather.CALM);

      assertThat(arrived).hasSize(200).isSorted();
    }
  }

  @Test
  void aRoughLinkLosesDoublesAndReorders() {
    try (var world = World.seed(1)) {
      var arrived = delivered(world, Weather.CALM.withDoubled(0.1));

      assertThat(arrived).hasSizeBetween(205, 240);
    }
    try (var world = World.seed(1)) {
      var arrived = delivered(world, Weather.ROUGH.withLoss(0.1));
      assertThat(arrived).hasSizeBetween(150, 195);
      assertThat(arrived).isNotEqualTo(arrived.stream().sorted().toList());
    }
  }

  private static List<Integer> delivered(World world, Weather weather) {
    var arrived = new ArrayList<Integer>();
    world.network().weather(weather);
    var to = world.network().bind(THERE, datagram -> arrived.add(datagram.bytes()[0] & 0xff));
    var from = world.network().bind(HERE, _ -> {}).orElseThrow();
    for (int i = 0; i < 200; i++) {
      from.send(new byte[] {(byte) i}, THERE);
      world.passes(ofMillis(5));
    }
    world.passes(ofSeconds(1));
    to.orElseThrow().close();
    return arrived;
  }

  @Test
  void aPortIsBoundOnceAndCountedUntilItIsGivenBack() {
    try (var world = World.seed(1)) {
      var port = world.network().bind(HERE, _ -> {}).orElseThrow();

      assertThat(world.network().bind(HERE, _ -> {})).isEmpty();
      assertThat(world.network().bound(HERE.getAddress())).isEqualTo(1);
      port.close();
      assertThat(world.network().bound(HERE.getAddress())).isZero();
    }
  }

  @Test
  void aStreamArrivesWholeInPiecesWhateverTheWeather() {
    try (var world = World.seed(5)) {
      world.network().weather(Weather.ROUGH);
      var server = new Listener();
      var client = new Listener();
      world.network().listen(THERE, _ -> server);
      var stream = world.network().connect(HERE.getAddress(), THERE, client);
      world.passes(ofSeconds(1));
      assertThat(client.log).containsExactly("connected");

      stream.send("hello ".getBytes(StandardCharsets.UTF_8));
      stream.send("world".getBytes(StandardCharsets.UTF_8));
      stream.close();
      world.passes(ofSeconds(3));

      assertThat(server.bytes).hasToString("hello world");
      assertThat(server.pieces).isGreaterThan(2);
      assertThat(server.log).containsExactly("closed");
    }
  }

  @Test
  void aConnectionToNobodyIsRefused() {
    try (var world = World.seed(5)) {
      var client = new Listener();
      var _ = world.network().connect(HERE.getAddress(), THERE, client);
      world.passes(ofSeconds(1));

      assertThat(client.log).containsExactly("refused");
    }
  }

  private static final class Listener implements Stream.User {
    private final List<String> log = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pieces;

    @Override
    public void connected(Stream stream) {
      log.add("connected");
    }

    @Override
    public void received(Stream stream, byte[] piece) {
      pieces++;
      bytes.writeBytes(piece);
    }

    @Override
    public void ended(Stream stream, String why) {
      log.add(why);
    }
  }
}
