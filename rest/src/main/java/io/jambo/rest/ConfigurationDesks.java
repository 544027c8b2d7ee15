package io.jambo.rest;

import io.jambo.outbound.Outbound;
import java.util.List;
import java.util.function.Supplier;

/// Every desk where something is configured (rest-api.md 4, 5, 7, 11.3, 12-15, 17).
public final class ConfigurationDesks {
  private ConfigurationDesks() {}

  /// All of them.
  ///
  /// @param outbound asks hooks which variables their applications take
  /// @param speech what serves where neither application nor account says
  /// @param inside the engines of speech inside this node
  public static List<Desk> of(
      Office office, Outbound outbound, Supplier<SpeechDefaults> speech, SpeechInside inside) {
    var bureau = new Bureau(office.kit(), office.store(), office.clerk(), office::settings, speech);
    var environment = new AppEnv(outbound);
    return List.of(
        new ServiceProviders(bureau),
        new Accounts(bureau),
        new WebhookSecrets(bureau),
        new OwnerLimits(bureau),
        new SipRealms(bureau),
        new Applications(bureau, environment),
        environment,
        new Numbers(bureau),
        new Carriers(bureau),
        new Gateways(bureau),
        new CarrierTemplates(bureau),
        new Lcrs(bureau),
        new LcrRouting(bureau),
        new LcrEntries(bureau),
        new Addresses(bureau),
        new TeamsTenants(bureau),
        new ClientsDesk(bureau),
        new CallRouting(bureau),
        new SpeechCredentials(bureau, new SpeechTests(bureau, inside)),
        new SpeechLanguages(inside),
        new CustomVoices(bureau),
        new LlmCredentials(bureau),
        new SmsProviders(bureau),
        new AlertRules(bureau),
        new RawHooks(bureau),
        new SystemDesk(bureau),
        new PublicPages(bureau));
  }
}
