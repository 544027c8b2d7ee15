package io.jambo.media;

/// Something to play, as the application names it.
///
/// @param url http, https, `silence_stream:`, `tone_stream:`, or a path in the prompt folder
/// @param account whose connections a download uses
/// @param seekSamples how much of it is left out at its beginning (`seekOffset`)
public record Prompt(String url, String account, long seekSamples) {
  /// The whole of it.
  public static Prompt of(String url, String account) {
    return new Prompt(url, account, 0);
  }
}
