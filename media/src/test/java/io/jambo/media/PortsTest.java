package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final int PAIRS = 50;

  private final Lab lab = new Lab();

  @Test
  void portsAreEvenAndDrawnInNoOrder() {
    var ports = ports(open(10));

    assertThat(ports).allSatisfy(port -> assertThat(port % 2).isZero()).doesNotHaveDuplicates();
    assertThat(ports).isNotEqualTo(ports.stream().sorted().toList());
    assertThat(lab.network.boundPorts()).isEqualTo(20);
  }

  @Test
  void nobodyCanGuessTheFirstPort() {
    var drawn = new TreeSet<Integer>();
    for (int seed = 0; seed < 20; seed++) {
      var pool = new PortPool(new SplittableRandom(seed), Lab.FIRST_PORT + 1, Lab.LAST_PORT);
      drawn.add(pool.take(MemoryNetwork.HOST, 0).orElseThrow());
    }
    assertThat(drawn).hasSizeGreaterThan(10);
    assertThat(drawn.first()).isGreaterThan(Lab.FIRST_PORT);
  }

  @Test
  void underPressureNobodyGetsThePortsItHadAMomentAgoWhileThereAreOthers() {
    var other = InetAddress.ofLiteral("192.0.2.7");
    for (int seed = 0; seed < 20; seed++) {
      var pool = new PortPool(new SplittableRandom(seed), 20_000, 20_019);
      int had = pool.take(MemoryNetwork.HOST, 0).orElseThrow();
      for (int i = 1; i < 9; i++) {
        var _ = pool.take(other, 0);
      }
      pool.rests(had, 0);
      pool.rested(had);

      int next = pool.take(MemoryNetwork.HOST, 3_000 * Frame.MILLI).orElseThrow();

      assertThat(next).isNotEqualTo(had);
      assertThat(pool.take(MemoryNetwork.HOST, 3_000 * Frame.MILLI)).hasValue(had);
    }
  }

  @Test
  void aPairThatSomebodyElseHasIsPassedOver() {
    for (int port = Lab.FIRST_PORT; port < Lab.LAST_PORT - 10; port += 2) {
      // Of every second pair only the RTCP port.
      lab.network.taken.add(port % 4 == 0 ? port : port + 1);
    }

    var opened = new ArrayList<Endpoint>();
    for (int i = 0; i < 20; i++) {
      lab.engine.open(_ -> {}).ifPresent(opened::add);
    }

    assertThat(opened).isNotEmpty();
    assertThat(ports(opened)).allSatisfy(port -> assertThat(port).isGreaterThan(20_088));
    assertThat(lab.network.boundPorts()).isEqualTo(2 * opened.size());
    assertThat(lab.engine.counts().portsFree()).isEqualTo(PAIRS - opened.size());
  }

  @Test
  void whenAllAreTakenNoneCanBeHad() {
    open(PAIRS);

    assertThat(lab.engine.open(_ -> {})).isEmpty();
    assertThat(lab.engine.counts()).isEqualTo(new MediaCounts(PAIRS, 0, 0, PAIRS, 0));
  }

  @Test
  void aPairRestsTenQuietSecondsAndIsFreeThen() {
    var endpoint = open(1).getFirst();
    endpoint.close();
    endpoint.close();
    lab.turn();
    assertThat(lab.engine.counts()).isEqualTo(new MediaCounts(0, 0, PAIRS - 1, 0, 1));

    lab.passes(9_999);
    assertThat(lab.engine.counts().portsResting()).isEqualTo(1);
    lab.passes(1);

    assertThat(lab.engine.counts()).isEqualTo(new MediaCounts(0, 0, PAIRS, 0, 0));
    assertThat(lab.network.boundPorts()).isZero();
  }

  @Test
  void aPacketMakesTheRestBeginAnew() {
    var endpoint = open(1).getFirst();
    int port = ports(List.of(endpoint)).getFirst();
    var peer = lab.network.peer(6_000);
    endpoint.close();
    lab.turn();
    lab.passes(8_000);

    peer.send(new byte[20], 20, new InetSocketAddress(MemoryNetwork.HOST, port));
    lab.turn();
    lab.passes(9_999);
    assertThat(lab.engine.counts().portsResting()).isEqualTo(1);
    lab.passes(1);

    assertThat(lab.engine.counts().portsResting()).isZero();
  }

  @Test
  void aPairThatNeverComesToRestIsFreedAfterTenMinutes() {
    var endpoint = open(1).getFirst();
    int port = ports(List.of(endpoint)).getFirst();
    var peer = lab.network.peer(6_000);
    endpoint.close();
    int seconds = 0;
    while (lab.engine.counts().portsUsed() + lab.engine.counts().portsResting() > 0) {
      peer.send(new byte[20], 20, new InetSocketAddress(MemoryNetwork.HOST, port));
      lab.kit.advance(1_000 * Frame.MILLI);
      lab.turn();
      seconds++;
    }
    assertThat(seconds).isBetween(600, 615);
  }

  @Test
  void theFewerAreFreeTheShorterTheyRest() {
    var all = open(PAIRS);
    all.getFirst().close();
    lab.turn();
    lab.passes(1_999);
    assertThat(lab.engine.open(_ -> {})).isEmpty();

    lab.passes(1);
    assertThat(lab.engine.counts().portsFree()).isEqualTo(1);

    all.get(1).close();
    lab.turn();
    lab.passes(2_799);
    assertThat(lab.engine.counts().portsFree()).isEqualTo(1);
    lab.passes(1);
    assertThat(lab.engine.counts().portsFree()).isEqualTo(2);
  }

  private List<Endpoint> open(int count) {
    var opened = new ArrayList<Endpoint>();
    for (int i = 0; i < count; i++) {
      opened.add(lab.endpoint(_ -> {}));
    }
    lab.turn();
    return opened;
  }

  private static List<Integer> ports(List<Endpoint> endpoints) {
    return endpoints.stream().map(one -> one.offer().media().getFirst().port()).toList();
  }
}
