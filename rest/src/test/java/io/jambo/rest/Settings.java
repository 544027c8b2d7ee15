package io.jambo.rest;

import java.util.Optional;

/// Settings of the API that tests change.
final class Settings {
  private Settings() {}

  static RestSettings with(Optional<RestSettings.Quotas> quotas) {
    return of(quotas, false, false, Optional.empty());
  }

  static RestSettings of(
      Optional<RestSettings.Quotas> quotas,
      boolean adminCarrier,
      boolean showPasswords,
      Optional<Integer> netmask) {
    var usual = RestSettings.DEFAULTS;
    return new RestSettings(
        usual.maxBody(),
        usual.rate(),
        usual.rateKey(),
        quotas,
        adminCarrier,
        showPasswords,
        netmask,
        usual.publicUrl(),
        usual.callUpdateStatus(),
        usual.trustedProxies());
  }
}
