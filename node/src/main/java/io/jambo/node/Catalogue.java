package io.jambo.node;

import io.jambo.node.Setting.Kind;
import io.jambo.sip.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every setting that this build obeys, once (configuration.md). What is not here is unknown.
final class Catalogue {
  private static final List<Setting> OWN =
      List.of(
          Setting.of("data", "--data", Kind.FOLDER, "./data", "data folder: secrets, ports.json"),
          Setting.of("node.id", "", Kind.TEXT, "", "stable name of this node; else the host's"),
          Setting.of("node.profile", "", Kind.PROFILE, "", "development or production"),
          Setting.of(
              "node.app",
              "--app",
              Kind.URL,
              "",
              "application for every call that nothing else routes"),
          Setting.of("node.status", "--status", Kind.URL, "", "call status hook of --app"),
          Setting.secret(
              "node.secret", "--secret", "webhook secret of --app; else made once and kept"),
          Setting.of(
              "node.drainDeadline", "", Kind.DURATION, "30min", "how long a drain waits for calls"),
          Setting.secret("admin.token", "", "presets the admin token"),
          Setting.of(
              "key.file",
              "",
              Kind.FOLDER,
              "",
              "file of the node's key; else jambo/node.key in the user's configuration folder"),
          Setting.secret("key.value", "", "the node's key itself, 32 bytes in base64"),
          Setting.of(
              "db.url", "", Kind.TEXT, "", "jdbc:postgresql:…; else SQLite in the data folder"),
          Setting.of("db.user", "", Kind.TEXT, "", "database user"),
          Setting.secret("db.password", "", "its password"),
          Setting.of("db.pool", "", Kind.COUNT, "10", "connections to the database"),
          Setting.of(
              "cache.validity",
              "",
              Kind.DURATION,
              "60min",
              "how long known numbers are served while the database is away"),
          Setting.of(
              "cdr.durability",
              "",
              Kind.DURABILITY,
              "strict",
              "strict (a call's record is on the disk before its 200) or relaxed"),
          Setting.of("cdr.journalSize", "", Kind.SIZE, "256MiB", "journal of call records"),
          Setting.of("history.cdrDays", "", Kind.COUNT, "30", "how long call records are kept"),
          Setting.of("history.alertDays", "", Kind.COUNT, "30", "how long alerts are kept"),
          Setting.of("history.countDays", "", Kind.COUNT, "30", "how long call counts are kept"),
          Setting.of(
              "sip.listen",
              "--sip",
              Kind.ADDRESS,
              "127.0.0.1:5060",
              "SIP over UDP and TCP; port 0 takes any free one"),
          Setting.of("http.listen", "--http", Kind.ADDRESS, "127.0.0.1:3000", "HTTP"),
          Setting.of(
              "management.listen",
              "--management",
              Kind.ADDRESS,
              "127.0.0.1:9090",
              "health and metrics"),
          Setting.of("rtp.ports", "--rtp", Kind.PORTS, "20000-60000", "ports for audio"),
          Setting.of(
              "network.advertised",
              "--advertise",
              Kind.TEXT,
              "",
              "public address for Via, Contact and SDP"),
          Setting.of(
              "network.allowTargets",
              "--allow-target",
              Kind.TARGETS,
              "",
              "private targets opened for hooks and media"),
          Setting.of(
              "sip.productName", "", Kind.TEXT, "Jambo", "Server and User-Agent of our messages"),
          Setting.of(
              "sip.knownSources",
              "",
              Kind.TARGETS,
              "",
              "whose calls are taken in the production profile"),
          Setting.of(
              "sip.unknownSource",
              "",
              Kind.VERDICT,
              "silent",
              "silent or reject (404), for calls from anybody else"),
          Setting.of(
              "sip.scannerTokens",
              "",
              Kind.TEXT,
              String.join(",", Sources.SCANNERS),
              "User-Agent and user parts of scanners"),
          Setting.of("sip.scannerAction", "", Kind.VERDICT, "discard", "discard or reject (603)"),
          Setting.of(
              "limits.signallingDelay",
              "",
              Kind.DURATION,
              "50ms",
              "SIP queue delay above which calls are refused"),
          Setting.of(
              "limits.unknownSourceRate",
              "",
              Kind.RATE,
              "30/s, burst 60",
              "requests of an unknown source"),
          Setting.of("limits.ban", "", Kind.DURATION, "300s", "how long a scanner is not heard"),
          Setting.of(
              "sip.webhookErrorCode",
              "",
              Kind.COUNT,
              "480",
              "answer to a caller whose application failed"),
          Setting.of(
              "sip.sessionTimer",
              "",
              Kind.REFRESHER,
              "none",
              "who refreshes a session when the caller does not say: none, uac or uas"),
          Setting.of(
              "sip.sessionExpires", "", Kind.DURATION, "", "session interval that we ask for"),
          Setting.of(
              "sip.reliableProvisional",
              "",
              Kind.RELIABLE,
              "required",
              "reliable 18x when required by the caller, or also when supported"),
          Setting.of("sip.timerT1", "", Kind.DURATION, "500ms", "T1"),
          Setting.of("sip.timerT2", "", Kind.DURATION, "4s", "T2"),
          Setting.of("sip.timerT4", "", Kind.DURATION, "5s", "T4"),
          Setting.of(
              "hooks.responseTimeout",
              "",
              Kind.DURATION,
              "10s",
              "response headers of a hook, and its whole answer"),
          Setting.of("hooks.connectTimeout", "", Kind.DURATION, "3s", "connect of a hook"),
          Setting.of(
              "hooks.maxBody",
              "",
              Kind.SIZE,
              "256KiB",
              "answer of a hook; four times that unpacked"),
          Setting.of(
              "hooks.concurrency",
              "",
              Kind.COUNT,
              "50",
              "requests of an account at once; four times that may wait, statuses behind them"),
          Setting.of("hooks.userAgent", "", Kind.TEXT, "jambonz", "User-Agent of hook requests"),
          Setting.of("bounds.hookRetries", "", Kind.COUNT, "5", "retries a hook may ask for"),
          Setting.of(
              "bounds.breakerFailures",
              "",
              Kind.COUNT,
              "10",
              "failures in a row after which a host is left alone"),
          Setting.of("bounds.breakerRetry", "", Kind.DURATION, "5s", "until it is asked again"),
          Setting.of("media.jitterStart", "", Kind.DURATION, "60ms", "jitter buffer at start"),
          Setting.of("media.jitterMax", "", Kind.DURATION, "200ms", "its upper bound"),
          Setting.of(
              "media.timeout", "", Kind.DURATION, "0s", "no RTP while not on hold; 0: for ever"),
          Setting.of(
              "media.holdTimeout", "", Kind.DURATION, "0s", "no RTP while on hold; 0: for ever"),
          Setting.of(
              "media.promptFolder",
              "",
              Kind.FOLDER,
              "",
              "folder from which play may read local files"),
          Setting.of(
              "media.promptCache", "", Kind.SIZE, "256MiB", "downloaded prompts kept in memory"),
          Setting.of(
              "speech.fallback",
              "",
              Kind.TEXT,
              "embedded",
              "embedded or none, for a vendor without credential"),
          Setting.of("speech.native", "", Kind.SWITCH, "", "C speech libraries in the process"),
          Setting.of("speech.synthesisVendor", "", Kind.TEXT, "google", "default vendor of say"),
          Setting.of("speech.synthesisLanguage", "", Kind.TEXT, "en-US", "its language"),
          Setting.of("speech.synthesisVoice", "", Kind.TEXT, "en-US-Standard-C", "its voice"),
          Setting.of(
              "speech.recognizerVendor", "", Kind.TEXT, "google", "default vendor of gather"),
          Setting.of("speech.recognizerLanguage", "", Kind.TEXT, "en-US", "its language"),
          Setting.of("log.level", "", Kind.LEVEL, "info", "debug, info, warn or error"));

  /// In the order of the catalogue's text.
  static final List<Setting> ALL = Stream.concat(OWN.stream(), ApiCatalogue.ALL.stream()).toList();

  private static final Map<String, Setting> BY_KEY =
      ALL.stream().collect(Collectors.toMap(Setting::key, setting -> setting));

  private Catalogue() {}

  /// The setting of that key.
  static Optional<Setting> byKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /// The setting with that flag.
  static Optional<Setting> byFlag(String flag) {
    return ALL.stream().filter(setting -> setting.flag().equals(Optional.of(flag))).findFirst();
  }

  /// The setting with that environment variable.
  static Optional<Setting> byVariable(String variable) {
    return ALL.stream().filter(setting -> setting.variable().equals(variable)).findFirst();
  }

  /// The known name that is nearest to a misspelt one.
  static String nearest(String name, List<String> known) {
    return known.stream()
        .min(java.util.Comparator.comparingInt(other -> distance(name, other)))
        .orElse("");
  }

  /// The edit distance (Levenshtein), one row at a time.
  static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int above = row[column];
        int change = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
        row[column] = Math.min(Math.min(above, row[column - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
