package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.store.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is told without credentials: how a portal looks (rest-api.md 4.1), and the numbers and
/// applications that a service provider offers for trying (17). No secret, no tenant's own row.
final class PublicPages implements Desk {
  private static final String PROVIDER = "service_provider_sid";
  private static final String PRODUCT = "Jambo";
  private static final Shape.Thing BRANDING =
      Shape.thing(
          "Branding",
          Member.of("display_name", Shape.text(64)),
          Member.of("logo", Shape.text(90_000)).orNull(),
          Member.of("primary_color", Shape.text(7)).orNull());
  private static final Shape.Thing TRIAL =
      Shape.thing(
          "AccountTest",
          Member.of("phonenumbers", Shape.many(Shape.text(132), Integer.MAX_VALUE)),
          Member.of(
              "applications",
              Shape.many(
                  Shapes.told("TestApplication", Nouns.APPLICATIONS)
                      .only("application_sid", "name")
                      .thing(),
                  Integer.MAX_VALUE)));

  private final Bureau bureau;

  PublicPages(Bureau bureau) {
    this.bureau = bureau;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/Branding")
            .says("How the portal of this address looks")
            .to(Allowed.PUBLIC)
            .rated(RateClass.SOURCE)
            .answers(200, BRANDING)
            .by(this::branding),
        Operation.get("/AccountTest/{service_provider_sid}")
            .says("Numbers and applications to try a service provider with")
            .to(Allowed.PUBLIC)
            .rated(RateClass.SOURCE)
            .item(PROVIDER, Nouns.SERVICE_PROVIDERS)
            .answers(200, TRIAL)
            .by(this::trial));
  }

  private Answer branding(Asked asked) {
    var host =
        Proxies.host(asked.arrival(), bureau.settings().get().trustedProxies())
            .map(PublicPages::name);
    var provider =
        host.flatMap(name -> {
          var query = Query.all().where("portal_host", name);
          return bureau.read(view -> view.first(Nouns.SERVICE_PROVIDERS, query, Reach.EVERYTHING));
        });
    return Answer.ok(
        Facts.of("display_name", provider.flatMap(row -> row.text("display_name")).orElse(PRODUCT))
            .with("logo", provider.flatMap(row -> row.text("logo")).orElse(null))
            .with(
                "primary_color", provider.flatMap(row -> row.text("primary_color")).orElse(null)));
  }

  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    return (colon < 0 ? host : host.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
  }

  private Answer trial(Asked asked) {
    var shared =
        Query.all()
            .where(PROVIDER, asked.row().sid())
            .where("account_sid", null)
            .page(1, Query.MOST_PAGE);
    return bureau.read(view -> {
      var numbers = view.list(Nouns.PHONE_NUMBERS, shared, Reach.EVERYTHING).rows();
      var applications = view.list(Nouns.APPLICATIONS, shared, Reach.EVERYTHING).rows();
      return Answer.ok(
          Facts.of(
                  "phonenumbers",
                  numbers.stream()
                      .map(row -> row.text("number"))
                      .flatMap(Optional::stream)
                      .toList())
              .with("applications", applications.stream().map(Facts::of).toList()));
    });
  }
}
