package io.jambo.edge;

import io.jambo.call.SpeechDefaults;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.outbound.Cidr;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/// What is configured in a test, row by row as the store would tell it.
final class Estate {
  static final SpeechDefaults SPEECH =
      new SpeechDefaults("google", "en-US", "en-US-Standard-C", "google", "en-US");

  static final HouseRules PRODUCTION = new HouseRules(SPEECH, Optional.empty(), false, _ -> false);

  private final Random random = new Random(7);
  private Routing routing = Routing.NONE;

  Routing routing() {
    return routing.sorted();
  }

  Sid sid() {
    return Sid.random(random);
  }

  Sid put(Noun noun, UnaryOperator<Row> change) {
    var row = change.apply(Row.fresh(noun).with(noun.key(), sid()));
    routing = routing.with(row);
    return row.sid();
  }

  void gone(Noun noun, Sid sid) {
    routing = routing.without(noun, sid);
  }

  Sid provider() {
    return put(Nouns.SERVICE_PROVIDERS, row -> row.with("name", "provider"));
  }

  Sid account(Sid provider, UnaryOperator<Row> change) {
    return put(
        Nouns.ACCOUNTS,
        row ->
            change.apply(
                row.with("name", "account")
                    .with("service_provider_sid", provider)
                    .with("created_at", Instant.EPOCH)
                    .with("webhook_secret", Secret.of("secret of " + row.sid()))));
  }

  Sid account(Sid provider) {
    return account(provider, row -> row);
  }

  Sid hook(String url) {
    return put(Nouns.WEBHOOKS, row -> row.with("url", url));
  }

  Sid application(Sid account, UnaryOperator<Row> change) {
    var hook = hook("http://app.example.test/call");
    return put(
        Nouns.APPLICATIONS,
        row ->
            change.apply(
                row.with("name", "application")
                    .with("account_sid", account)
                    .with("created_at", Instant.EPOCH)
                    .with("call_hook_sid", hook)));
  }

  Sid application(Sid account) {
    return application(account, row -> row);
  }

  Sid carrier(String name, UnaryOperator<Row> change) {
    return put(
        Nouns.VOIP_CARRIERS,
        row -> change.apply(row.with("name", name).with("created_at", Instant.EPOCH)));
  }

  Sid gateway(Sid carrier, String range) {
    var cidr = Cidr.parse(range).orElseThrow();
    return put(
        Nouns.SIP_GATEWAYS,
        row ->
            row.with("voip_carrier_sid", carrier)
                .with("ipv4", cidr.network().getHostAddress())
                .with("netmask", (long) cidr.bits())
                .with("inbound", true));
  }

  Sid number(String number, Sid carrier, Sid account, Sid application) {
    return put(
        Nouns.PHONE_NUMBERS,
        row ->
            row.with("number", number)
                .with("voip_carrier_sid", carrier)
                .with("account_sid", account)
                .with("application_sid", application));
  }

  Sid route(Sid account, String regex, Sid application, long priority) {
    return put(
        Nouns.CALL_ROUTES,
        row ->
            row.with("account_sid", account)
                .with("regex", regex)
                .with("application_sid", application)
                .with("priority", priority));
  }

  static Arrival call(String source, String host, String user) {
    return new Arrival(address(source), host, user, user, Optional.empty());
  }

  static InetAddress address(String text) {
    return Cidr.parse(text).orElseThrow().network();
  }
}
