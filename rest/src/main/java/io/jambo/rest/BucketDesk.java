package io.jambo.rest;

import static io.jambo.rest.CallShapes.optional;

import java.util.List;
import java.util.Optional;

/// Tests the credentials of a recording bucket (rest-api.md 5.5): whether they are whole, for now;
/// nothing is written to a bucket yet.
final class BucketDesk implements Desk {
  private static final Shape TEXT = Shape.text(8_192);

  private static final Shape.Thing CREDENTIAL =
      Shape.thing(
          "TestedBucket",
          Member.of("vendor", Shape.oneOf("aws_s3", "s3_compatible", "google", "azure", "none")),
          optional("name", TEXT),
          optional("endpoint", TEXT),
          optional("region", TEXT),
          optional("access_key_id", TEXT),
          optional("secret_access_key", TEXT),
          optional("service_key", TEXT),
          optional("connection_string", TEXT),
          optional("tags", Shape.any()));

  private static final Shape.Thing RESULT =
      Shape.thing(
          "BucketTest",
          Member.of("status", Shape.oneOf("ok", "failed", "not tested")),
          Member.of("reason", TEXT).maybe());

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/Accounts/{account_sid}/BucketCredentialTest")
            .says("Test the credentials of a recording bucket")
            .to(Allowed.A_S_C)
            .takes(CREDENTIAL)
            .answers(200, RESULT)
            .by(BucketDesk::test));
  }

  private static Answer test(Asked asked) {
    return Answer.ok(
        missing(asked.body())
            .map(name -> Facts.of("status", "failed").with("reason", name + " is missing"))
            .orElseGet(() -> Facts.of("status", "not tested")));
  }

  private static Optional<String> missing(Body body) {
    return Bucket.NEEDED.getOrDefault(body.text("vendor").orElse(""), List.of()).stream()
        .filter(name -> body.text(name).filter(text -> !text.isEmpty()).isEmpty())
        .findFirst();
  }
}
