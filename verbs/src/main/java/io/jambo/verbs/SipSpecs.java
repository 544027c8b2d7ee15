package io.jambo.verbs;

/// Declares the verbs that send a SIP request inside the dialog: `sip:refer` and `sip:request`
/// (verbs.md 3.26, 3.27).
final class SipSpecs {
  static final VerbSpec<Unserved> REFER =
      VerbSpec.unserved(
          "sip:refer",
          with -> {
            with.required("referTo", Types.line());
            with.optional("referredBy", Types.line());
            with.optional("referredByDisplayName", Types.line());
            with.optional("headers", HeaderTypes.headers());
            with.optional("actionHook", Hook.TYPE);
            with.optional("eventHook", Hook.TYPE);
          });

  static final VerbSpec<Unserved> REQUEST =
      VerbSpec.unserved(
          "sip:request",
          with -> {
            with.required("method", HeaderTypes.token());
            with.optional("body", Types.text());
            with.optional("headers", HeaderTypes.headers());
            with.optional("actionHook", Hook.TYPE);
          });

  private SipSpecs() {}
}
