package io.jambo.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final String PLACE = "accounts.webhook_secret.9f";
  private static final String TEXT = "wh_secret_of_ours_äöü_🎷";
  private static final Instant NOW = Instant.parse("2026-11-21T17:00:00Z");

  private final Random random = new Random(5);
  private final Kit kit = new RealKit();
  private final VaultKey nodeKey = VaultKey.fresh(random);
  private final MemoryShelf shelf = new MemoryShelf();
  private final Vault vault = new Vault(kit, NodeKeys.of(nodeKey), shelf);
  private final Owner.Account account = account();

  @Test
  void whatWasSealedOpensAgainForEveryKindOfOwnerAndAnyText() {
    for (var owner : List.of(Owner.PLATFORM, new Owner.Provider(Sid.random(random)), account)) {
      for (int length : new int[] {0, 1, 15, 16, 17, 4_095, 100_000}) {
        var text = "ß".repeat(length);
        assertThat(vault.open(owner, PLACE, vault.seal(owner, PLACE, text))).contains(text);
      }
    }
  }

  @Test
  void theSameTextNeverLooksTheSameTwice() {
    assertThat(Stream.generate(() -> vault.seal(account, PLACE, TEXT)).limit(1_000))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSealThatWasMovedToAnotherPlaceOrOwnerDoesNotOpen() {
    var sealed = vault.seal(account, PLACE, TEXT);
    var other = account();
    vault.seal(other, PLACE, "so that it has keys");
    assertThatThrownBy(() -> vault.open(account, PLACE + "0", sealed))
        .isInstanceOf(VaultFault.class)
        .hasMessageContaining(PLACE)
        .hasMessageNotContaining(TEXT);
    assertThat(vault.open(other, PLACE, sealed)).isEmpty();
    assertThat(vault.open(Owner.PLATFORM, PLACE, sealed)).isEmpty();
  }

  @Test
  void aSealWithAnyFlippedBitDoesNotOpen() {
    var sealed = Base64.getUrlDecoder().decode(vault.seal(account, PLACE, TEXT));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      var flipped = sealed.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      if (bit / 8 >= 1 && bit / 8 <= VaultKey.NAME_LENGTH) {
        assertThat(vault.open(account, PLACE, text(flipped))).as("another key's").isEmpty();
      } else {
        assertThatThrownBy(() -> vault.open(account, PLACE, text(flipped)))
            .isInstanceOf(VaultFault.class);
      }
    }
  }

  @Test
  void whatIsNoEnvelopeDoesNotOpen() {
    var sealed = vault.seal(account, PLACE, TEXT);
    for (var wrong :
        List.of("", "A", "=", TEXT, "!!!!", sealed.substring(0, 40), sealed + "AAAA")) {
      assertThatThrownBy(() -> vault.open(account, PLACE, wrong)).isInstanceOf(VaultFault.class);
    }
  }

  @Test
  void nothingOpensAfterTheOwnerWasShredded() {
    var sealed = vault.seal(account, PLACE, TEXT);
    vault.shred(account);
    assertThat(vault.open(account, PLACE, sealed)).isEmpty();
    vault.seal(account, PLACE, "under new keys");
    assertThat(vault.open(account, PLACE, sealed)).isEmpty();
  }

  @Test
  void aNodeKeyThatAnotherProcessRotatedIsLookedFor() {
    var sealed = vault.seal(account, PLACE, TEXT);
    var second = VaultKey.fresh(random);
    var text = Base64.getEncoder();
    var both =
        NodeKeys.parse(
            text.encodeToString(second.raw()) + "," + text.encodeToString(nodeKey.raw()), "here");
    var other = new Vault(kit, both, shelf);
    assertThat(other.rewrap()).isOne();
    vault.forget(account);
    assertThatThrownBy(() -> vault.open(account, PLACE, sealed)).isInstanceOf(VaultFault.class);
    vault.lookAgainIn(name -> both.find(name).map(_ -> both));
    assertThat(vault.open(account, PLACE, sealed)).contains(TEXT);
  }

  @Test
  void aNodeKeyThatIsLookedForDoesNotPushOutThoseThatAreKnown() {
    var sealed = vault.seal(account, PLACE, TEXT);
    var second = NodeKeys.of(VaultKey.fresh(random));
    var account2 = account();
    var sealedElsewhere = new Vault(kit, second, shelf).seal(account2, PLACE, TEXT);
    vault.lookAgainIn(name -> second.find(name).map(_ -> second));
    assertThat(vault.open(account2, PLACE, sealedElsewhere)).contains(TEXT);
    vault.forget(account);
    assertThat(vault.open(account, PLACE, sealed)).contains(TEXT);
  }

  @Test
  void aNodeKeyThatIsNowhereIsNotLookedForWithEachSeal() {
    var elsewhere = account();
    var sealed =
        new Vault(kit, NodeKeys.of(VaultKey.fresh(random)), shelf).seal(elsewhere, PLACE, TEXT);
    var looked = new AtomicInteger();
    vault.lookAgainIn(_ -> {
      looked.incrementAndGet();
      return Optional.empty();
    });
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> vault.open(elsewhere, PLACE, sealed)).isInstanceOf(VaultFault.class);
    }
    assertThat(looked).hasValue(1);
  }

  @Test
  void aKeyWhoseTransactionFailedSealsNothingAfterwards() {
    shelf.begin();
    vault.seal(account, PLACE, TEXT);
    vault.seal(account, PLACE, "and again in the same change");
    shelf.rollBack();
    var sealed = vault.seal(account, PLACE, TEXT);
    var other = new Vault(kit, NodeKeys.of(nodeKey), shelf);
    assertThat(other.open(account, PLACE, sealed)).contains(TEXT);
  }

  @Test
  void anIndexKeyWhoseTransactionFailedFindsNothingAfterwards() {
    var term = VaultTerm.party("1");
    vault.seal(account, PLACE, TEXT);
    shelf.begin();
    var lost = vault.index(account, NOW, term);
    vault.index(account, NOW, term);
    vault.seal(account, PLACE, "in the same change");
    shelf.rollBack();
    var index = vault.index(account, NOW, term);
    assertThat(index).isNotEqualTo(lost);
    var other = new Vault(kit, NodeKeys.of(nodeKey), shelf);
    assertThat(other.indices(account, NOW, NOW, term)).containsExactly(index);
  }

  @Test
  void keysAreAtHandOnceTheyAreSettled() {
    shelf.begin();
    var sealed = vault.seal(account, PLACE, TEXT);
    shelf.commit();
    vault.open(account, PLACE, sealed);
    int loads = shelf.loads();
    for (int i = 0; i < 100; i++) {
      vault.open(account, PLACE, sealed);
    }
    assertThat(shelf.loads()).isEqualTo(loads);
  }

  @Test
  void keysThatWereAlteredOnTheShelfAreRefused() {
    vault.seal(account, PLACE, TEXT);
    var kept = shelf.load(account).orElseThrow();
    var other = account();
    vault.seal(other, PLACE, TEXT);
    var theirs = shelf.load(other).orElseThrow();
    shelf.replace(
        kept,
        new KeyShelf.Kept(
            account, theirs.dataKey(), kept.indexKeys(), kept.nodeKey(), kept.createdAt()),
        () -> {});
    vault.forget(account);
    assertThatThrownBy(() -> vault.seal(account, PLACE, TEXT))
        .isInstanceOf(VaultFault.class)
        .hasMessageContaining("altered");
  }

  @Test
  void aNodeWithAnotherKeyOpensNothingAndMakesNoNewKeys() {
    var sealed = vault.seal(account, PLACE, TEXT);
    var stranger = new Vault(kit, NodeKeys.of(VaultKey.fresh(random)), shelf);
    assertThatThrownBy(() -> stranger.open(account, PLACE, sealed))
        .isInstanceOf(VaultFault.class)
        .hasMessageContaining(nodeKey.name());
    assertThatThrownBy(() -> stranger.seal(account, PLACE, TEXT)).isInstanceOf(VaultFault.class);
    assertThat(vault.open(account, PLACE, sealed)).contains(TEXT);
  }

  @Test
  void theNodesKeyIsRotatedUnderLoadAndTheOldOneCanGo() throws Exception {
    var newKey = VaultKey.fresh(random);
    var both = NodeKeys.parse(line(newKey) + line(nodeKey), "both");
    var owners = Stream.generate(this::account).limit(250).toList();
    var sealed = new ArrayList<String>();
    owners.forEach(owner -> sealed.add(vault.seal(owner, PLACE, owner.word())));
    var rotating = new Vault(kit, both, shelf);
    var done = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var readers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 4; i++) {
        readers.add(threads.submit(reader(rotating, owners, sealed, done)));
      }
      try {
        rotating.rewrap();
      } finally {
        done.set(true);
      }
      for (var reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
    assertThat(shelf.nodeKeys()).containsExactly(newKey.name());
    var after = new Vault(kit, NodeKeys.of(newKey), shelf);
    for (int i = 0; i < owners.size(); i++) {
      assertThat(after.open(owners.get(i), PLACE, sealed.get(i))).contains(owners.get(i).word());
      assertThat(after.indices(owners.get(i), NOW, NOW, VaultTerm.party("7"))).hasSizeLessThan(2);
    }
  }

  private Callable<Integer> reader(
      Vault rotating, List<Owner.Account> owners, List<String> sealed, AtomicBoolean done) {
    return () -> {
      int count = 0;
      for (int i = 0; !done.get() || count == 0; i = (i + 1) % owners.size()) {
        var owner = owners.get(i);
        assertThat(rotating.open(owner, PLACE, sealed.get(i))).contains(owner.word());
        rotating.index(owner, NOW, VaultTerm.party("7"));
        var more = rotating.seal(owner, PLACE, "more");
        assertThat(rotating.open(owner, PLACE, more)).contains("more");
        count++;
      }
      return count;
    };
  }

  @Test
  void aNumberIsFoundHoweverItWasWritten() {
    var value = vault.index(account, NOW, VaultTerm.party("+49 (30) 123-45.6"));
    assertThat(vault.indices(account, NOW, NOW, VaultTerm.party("4930123456")))
        .containsExactly(value);
    assertThat(Base64.getUrlDecoder().decode(value)).hasSize(16);
    assertThat(vault.index(account, NOW, VaultTerm.party("Alice")))
        .isEqualTo(vault.index(account, NOW, VaultTerm.party("aLICE")));
    assertThat(vault.index(account, NOW, VaultTerm.callId("aB@host")))
        .isNotEqualTo(vault.index(account, NOW, VaultTerm.callId("ab@host")));
    assertThat(VaultTerm.party("secret")).hasToString("term");
  }

  @Test
  void theSameNumberHasAnotherIndexInEachPeriodAndForEachAccount() {
    var term = VaultTerm.party("15550100");
    var later = NOW.plus(Duration.ofDays(31));
    var first = vault.index(account, NOW, term);
    var second = vault.index(account, later, term);
    var other = vault.index(account(), NOW, term);
    assertThat(List.of(first, second, other)).doesNotHaveDuplicates();
    assertThat(vault.indices(account, NOW, later, term)).containsExactlyInAnyOrder(first, second);
    assertThat(vault.indices(account, later, later, term)).containsExactly(second);
    assertThat(vault.indices(account(), NOW, later, term)).isEmpty();
    var elsewhere = new Vault(kit, NodeKeys.of(nodeKey), shelf);
    assertThat(elsewhere.indices(account, NOW, NOW, term)).containsExactly(first);
  }

  @Test
  void twoNodesThatMakeAnIndexKeyInTheSameMomentUseTheSame() {
    var term = VaultTerm.party("1");
    var elsewhere = new Vault(kit, NodeKeys.of(nodeKey), shelf);
    vault.seal(account, PLACE, TEXT);
    elsewhere.seal(account, PLACE, TEXT);
    assertThat(vault.index(account, NOW, term)).isEqualTo(elsewhere.index(account, NOW, term));
  }

  @Test
  void nothingThatIsSealedIsReadableOnTheShelfOrInTheEnvelope() {
    var sealed = vault.seal(account, PLACE, TEXT);
    var kept = shelf.load(account).orElseThrow();
    var raw = Base64.getUrlDecoder().decode(sealed);
    assertThat(new String(raw, UTF_8) + sealed + kept).doesNotContain("wh_secret", "of_ours");
    assertThat(nodeKey).hasToString("key " + nodeKey.name());
    assertThat(kept.toString()).doesNotContain(text(nodeKey.raw()));
  }

  private Owner.Account account() {
    return new Owner.Account(Sid.random(random));
  }

  private static String line(VaultKey key) {
    return Base64.getEncoder().encodeToString(key.raw()) + "\n";
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
