package io.jambo.node.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the node runs: its user's folder for settings (XDG base directories), its host's name.
public final class UserPlace {
  private static final String NAMELESS = "jambo";

  private UserPlace() {}

  /// The host's name as the system has it; asks no name server.
  public static String hostName() {
    try {
      var name = Files.readString(Path.of("/etc/hostname")).strip();
      return name.isEmpty() ? NAMELESS : name;
    } catch (IOException _) {
      return NAMELESS;
    }
  }

  /// `XDG_CONFIG_HOME`, else `.config` at home.
  public static Path configuration() {
    var named = System.getenv("XDG_CONFIG_HOME");
    return named == null || named.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".config")
        : Path.of(named);
  }
}
