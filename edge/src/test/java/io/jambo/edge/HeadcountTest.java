package io.jambo.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallTerms;
import io.jambo.kit.Sid;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class HeadcountTest {
  private final Random random = new Random(1);
  private final Sid account = Sid.random(random);
  private final Sid provider = Sid.random(random);
  private final Sid application = Sid.random(random);
  private final Headcount count = new Headcount();

  private List<Claim> claims(long ofAccount, long ofProvider, long ofApplication) {
    return List.of(
        new Claim(Claim.Kind.ACCOUNT, account, ofAccount),
        new Claim(Claim.Kind.PROVIDER, provider, ofProvider),
        new Claim(Claim.Kind.APPLICATION, application, ofApplication));
  }

  @Test
  void aCallOverALimitCountsForNobody() {
    var first = count.take(claims(0, 5, 1)).seat().orElseThrow();
    assertThat(count.take(claims(0, 5, 1)).over().orElseThrow().kind())
        .isEqualTo(Claim.Kind.APPLICATION);
    assertThat(count.calls(Claim.Kind.ACCOUNT, account)).isOne();
    assertThat(count.calls(Claim.Kind.PROVIDER, provider)).isOne();
    first.leave();
    assertThat(count.idle()).isTrue();
    assertThat(count.take(claims(0, 5, 1)).seat()).isPresent();
  }

  @Test
  void leavingTwiceCountsOnce() {
    var first = count.take(claims(0, 0, 0)).seat().orElseThrow();
    var _ = count.take(claims(0, 0, 0));
    first.leave();
    first.leave();
    assertThat(count.calls(Claim.Kind.ACCOUNT, account)).isOne();
  }

  @Test
  void refusalsNameTheLimitAsCarriersExpectIt() {
    var party =
        new Party(
            account,
            Optional.of(provider),
            Optional.empty(),
            Optional.empty(),
            CallTerms.Records.WHOLE);
    var ofAccount = new Claim(Claim.Kind.ACCOUNT, account, 3).refusal(party);
    assertThat(ofAccount.status()).isEqualTo(503);
    assertThat(ofAccount.reason()).isEqualTo("Max Account Calls In Progress");
    assertThat(ofAccount.headers().first("X-Account-Sid")).contains(account.value());
    assertThat(ofAccount.headers().first("X-Call-Limit")).contains("3");
    var ofProvider = new Claim(Claim.Kind.PROVIDER, provider, 4).refusal(party);
    assertThat(ofProvider.reason()).isEqualTo("Max Service Provider Calls In Progress");
    assertThat(ofProvider.headers().first("X-Service-Provider-Sid")).contains(provider.value());
    var ofApplication = new Claim(Claim.Kind.APPLICATION, application, 2).refusal(party);
    assertThat(ofApplication.headers().first("X-Call-Limit")).contains("2");
    assertThat(ofApplication.alert().orElseThrow().word()).isEqualTo("application-call-limit");
  }

  @Test
  void manyAtOnceNeverPassALimitAndLeaveNothing() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        var _ =
            threads.submit(() ->
                count
                    .take(claims(7, 0, 5))
                    .seat()
                    .ifPresent(seat -> {
                      assertThat(count.calls(Claim.Kind.APPLICATION, application))
                          .isBetween(1L, 5L);
                      seat.leave();
                    }));
      }
    }
    assertThat(count.idle()).isTrue();
  }
}
