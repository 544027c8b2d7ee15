package io.jambo.node;

import io.jambo.node.real.Logs;
import io.jambo.sip.SipLogin;
import io.jambo.wire.Parsed;
import io.jambo.wire.SipUri;
import io.jambo.wire.Uri;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `call sip:…`: places one call with the built-in phone. Exit code 0 when it was answered and
/// ended normally, 1 when it was refused or failed, 2 on wrong usage.
final class CallWord {
  private static final Duration LONGEST_CALL = Duration.ofHours(1);

  private CallWord() {}

  static CommandSpec spec() {
    var spec = CommandSpec.create();
    spec.usageMessage().description("Places a call with the built-in phone.");
    return spec.addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .paramLabel("SIP-URI")
                .type(String.class)
                .description("whom to call, such as sip:hello@127.0.0.1:5060")
                .build())
        .addOption(option("--dtmf", "DIGITS", "keys to press: 0-9 * # A-D, w waits half a second"))
        .addOption(option("--after", "TIME", "how long after the answer to press them (2s)"))
        .addOption(option("--say", "TEXT", "what to say after the answer"))
        .addOption(option("--play", "FILE", "a wav file to play after the answer"))
        .addOption(option("--record", "FILE.wav", "writes what is heard"))
        .addOption(
            option("--user", "NAME:PASSWORD", "whom to be when the far end asks for a proof"))
        .addOption(option("--time", "TIME", "hangs up that long after the answer"));
  }

  static int run(ParseResult parsed, PrintStream out, PrintStream err) {
    var target = Uri.parse(parsed.matchedPositionalValue(0, ""));
    if (!(target instanceof Parsed.Ok<Uri>(SipUri uri))) {
      err.println("jambo: whom to call is not a SIP URI such as sip:hello@127.0.0.1:5060");
      return Main.WRONG_USE;
    }
    if (parsed.hasMatchedOption("--say") && parsed.hasMatchedOption("--play")) {
      err.println("jambo: --say and --play exclude each other");
      return Main.WRONG_USE;
    }
    var errand =
        new PhoneErrand(
            uri,
            text(parsed, "--dtmf"),
            time(parsed, "--after", Duration.ofSeconds(2)),
            text(parsed, "--say"),
            text(parsed, "--play").map(Path::of),
            text(parsed, "--record").map(Path::of),
            time(parsed, "--time", LONGEST_CALL),
            text(parsed, "--user").map(CallWord::login));
    Logs.start("error");
    try (var phone = BuiltInPhone.open(uri)) {
      return phone.call(errand, new TimeLine(out, phone.kit())).ended() ? 0 : Main.FAULT;
    } catch (PhoneTrouble trouble) {
      err.println("jambo: " + trouble.getMessage());
      return Main.FAULT;
    } finally {
      Logs.stop();
    }
  }

  private static SipLogin login(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new BadSetting("--user: NAME:PASSWORD is wanted");
    }
    return new SipLogin(text.substring(0, colon), text.substring(colon + 1));
  }

  private static OptionSpec option(String name, String label, String words) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).description(words).build();
  }

  private static Optional<String> text(ParseResult parsed, String name) {
    return Optional.ofNullable(parsed.matchedOptionValue(name, (String) null));
  }

  private static Duration time(ParseResult parsed, String name, Duration otherwise) {
    return text(parsed, name)
        .map(given ->
            Settings.time(given)
                .orElseThrow(() -> new BadSetting(name + ": \"" + given + "\" is no time")))
        .orElse(otherwise);
  }
}
