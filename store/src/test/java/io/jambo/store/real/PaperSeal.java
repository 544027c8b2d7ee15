package io.jambo.store.real;

import io.jambo.model.Owner;
import io.jambo.store.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A seal that hides from a glance, and tells when it was moved.
final class PaperSeal implements Sealer {
  @Override
  public String seal(Owner owner, String place, String plain) {
    var text = owner.word() + "|" + place + "|" + plain;
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<String> open(Owner owner, String place, String sealed) {
    var text = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
    var bound = owner.word() + "|" + place + "|";
    if (!text.startsWith(bound)) {
      throw new IllegalStateException("sealed for another place than " + bound);
    }
    return Optional.of(text.substring(bound.length()));
  }
}
