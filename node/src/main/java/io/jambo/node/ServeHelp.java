package io.jambo.node;

import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What `serve --help` says.
final class ServeHelp {
  private ServeHelp() {}

  static CommandSpec spec() {
    var spec = CommandSpec.create();
    spec.usageMessage()
        .description(
            "Runs the platform: SIP, audio and call control in one process. Listens on this"
                + " machine only unless told otherwise, as in --sip 0.0.0.0:5060.");
    for (var setting : Catalogue.ALL) {
      setting
          .flag()
          .ifPresent(flag ->
              spec.addOption(flag(flag, setting.kind().label(), setting.meaning()).build()));
    }
    return spec.addOption(
            flag(ServeFlags.SET, "KEY=VALUE", "any other setting, by its key")
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .build())
        .addOption(flag(ServeFlags.CONFIG, "FILE", "settings, as YAML or as properties").build())
        .addOption(errand(ServeFlags.CHECK, "only says whether the settings can be obeyed"))
        .addOption(errand(ServeFlags.PRINT, "only shows every setting, and who has set it"));
  }

  private static OptionSpec.Builder flag(String name, String label, String meaning) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).description(meaning);
  }

  private static OptionSpec errand(String name, String meaning) {
    return OptionSpec.builder(name).type(boolean.class).description(meaning).build();
  }
}
