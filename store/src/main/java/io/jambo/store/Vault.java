package io.jambo.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jambo.kit.Kit;
import io.jambo.model.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals what must not lie readable, opens it, and makes it findable (data-model.md 7 and 10;
/// security.md 7 and 8). Any thread, within a change of the store or without one.
///
/// Every owner has a data key of its own, wrapped by the node's key: who deletes it has shredded
/// all that it sealed. A seal is bound to its owner and its place (`table.column.row`), so nothing
/// can be moved elsewhere.
public final class Vault implements Sealer {
  /// Bytes of an index value: enough that two numbers never share one.
  private static final int INDEX_LENGTH = 16;

  /// Each period has an index key of its own.
  private static final long PERIOD_SECONDS = Duration.ofDays(30).toSeconds();

  /// Keys that are wrapped anew in one go.
  private static final int REWRAP_BATCH = 100;

  private static final Duration REWRAP_PAUSE = Duration.ofMillis(50);

  /// Owners whose lost keys are told of; after that the operator knows.
  private static final int MOST_TOLD = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Vault.class);

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Kit kit;
  private final KeyShelf shelf;
  private final VaultCipher cipher = new VaultCipher();
  private final KeyCabinet keys;
  private final Set<Owner> toldOf = ConcurrentHashMap.newKeySet();

  /// A vault over the keys of this shelf.
  public Vault(Kit kit, NodeKeys nodeKeys, KeyShelf shelf) {
    this.kit = kit;
    this.shelf = shelf;
    keys = new KeyCabinet(kit, nodeKeys, shelf, cipher);
  }

  /// Seals a text: base64 of the envelope.
  ///
  /// @param place `table.column.row`
  @Override
  public String seal(Owner owner, String place, String plain) {
    var key = keys.findOrMake(owner).data();
    var nonce = VaultKey.bytes(kit.random(), 12);
    return TEXT.encodeToString(cipher.seal(key, nonce, plain.getBytes(UTF_8), bound(owner, place)));
  }

  /// Opens what [#seal] has made of the same owner and place; empty when the key that sealed it is
  /// gone.
  ///
  /// @throws VaultFault when it can't be opened: altered or moved
  @Override
  public Optional<String> open(Owner owner, String place, String sealed) {
    var envelope = envelope(owner, place, sealed);
    return dataKey(owner, envelope)
        .map(key ->
            cipher
                .open(key, envelope, bound(owner, place))
                .map(plain -> new String(plain, UTF_8))
                .orElseThrow(() -> fault(owner, place)));
  }

  /// The value under which a number, user or Call-ID of that time is found.
  public String index(Owner.Account owner, Instant at, VaultTerm term) {
    int period = period(at);
    var key = keys.withPeriod(owner, period).index().get(period);
    if (key == null) {
      throw new VaultFault("no index key could be made for " + owner.word());
    }
    return value(key, term);
  }

  /// All values under which it is found in a window of time, both ends included; none when nothing
  /// was indexed then.
  public List<String> indices(Owner.Account owner, Instant from, Instant to, VaultTerm term) {
    var found = keys.find(owner);
    var values = new ArrayList<String>();
    if (found.isPresent()) {
      found.get().index().entrySet().stream()
          .filter(entry -> entry.getKey() >= period(from) && entry.getKey() <= period(to))
          .map(entry -> value(entry.getValue(), term))
          .forEach(values::add);
    }
    return values;
  }

  /// Tells that the owner's keys were deleted or changed by somebody else: nothing of them stays.
  @Override
  public void forget(Owner owner) {
    keys.forget(owner);
  }

  /// Deletes an owner's keys: what they have sealed can't be opened by anybody any more.
  public void shred(Owner owner) {
    shelf.delete(owner);
    keys.forget(owner);
  }

  /// Where to look once more when something lies under a node's key that is not known: another
  /// process may have rotated it.
  ///
  /// @param place gives all keys when the one of that name is among them
  public void lookAgainIn(Function<String, Optional<NodeKeys>> place) {
    keys.lookAgainIn(place);
  }

  /// Seals by other node's keys from now on; those that were needed before must be among them.
  public void use(NodeKeys nodeKeys) {
    keys.use(nodeKeys);
  }

  /// Wraps all keys with the node's current key, in small batches; what is sealed stays as it is.
  ///
  /// @return how many keys were wrapped anew
  public int rewrap() {
    int all = 0;
    for (int some = keys.rewrap(REWRAP_BATCH); some > 0; some = keys.rewrap(REWRAP_BATCH)) {
      all += some;
      kit.pause(REWRAP_PAUSE);
    }
    return all;
  }

  /// The number of the period that a moment lies in.
  static int period(Instant at) {
    return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), PERIOD_SECONDS));
  }

  /// The key that has sealed it; empty when that is gone, which the operator hears once.
  private Optional<VaultKey> dataKey(Owner owner, byte[] envelope) {
    var key = keys.find(owner).map(KeyCase::data);
    if (key.isPresent() && !VaultCipher.isUnder(key.get(), envelope)) {
      keys.forget(owner); // another node may have put other keys in their place
      key = keys.find(owner).map(KeyCase::data);
    }
    var fitting = key.filter(present -> VaultCipher.isUnder(present, envelope));
    if (fitting.isEmpty() && toldOf.size() < MOST_TOLD && toldOf.add(owner)) {
      log.atWarn().addKeyValue("owner", owner.word()).log("the key of sealed data is gone");
    }
    return fitting;
  }

  private static byte[] envelope(Owner owner, String place, String sealed) {
    try {
      var envelope = Base64.getUrlDecoder().decode(sealed);
      if (VaultCipher.isEnvelope(envelope)) {
        return envelope;
      }
    } catch (IllegalArgumentException _) {
      // Told below, without the text.
    }
    throw fault(owner, place);
  }

  private static VaultFault fault(Owner owner, String place) {
    return new VaultFault(
        place + " of " + owner.word() + " can't be opened: it was altered or moved");
  }

  private static byte[] bound(Owner owner, String place) {
    return (owner.word() + "\n" + place).getBytes(UTF_8);
  }

  private static String value(VaultKey key, VaultTerm term) {
    var whole = VaultKey.hmac(key.raw(), term.text().getBytes(UTF_8));
    return TEXT.encodeToString(Arrays.copyOf(whole, INDEX_LENGTH));
  }
}
