package io.jambo.node.real;

import java.nio.file.Path;

/// Where the user who runs the node keeps settings (XDG base directories).
public final class UserFolder {
  private UserFolder() {}

  /// `XDG_CONFIG_HOME`, else `.config` at home.
  public static Path configuration() {
    var named = System.getenv("XDG_CONFIG_HOME");
    return named == null || named.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".config")
        : Path.of(named);
  }
}
