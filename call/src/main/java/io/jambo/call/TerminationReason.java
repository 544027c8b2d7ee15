package io.jambo.call;

/// Why a call ended: the closed list of sip.md 9.5.
public enum TerminationReason {
  CALLER_HUNGUP("caller hungup"),
  CALLED_PARTY_HUNGUP("called party hungup"),
  CALLER_ABANDONED("caller abandoned"),
  FAILED("failed"),
  DRAIN("drain"),
  NODE_FAILURE("node_failure");

  private final String words;

  TerminationReason(String words) {
    this.words = words;
  }

  /// As it stands in records.
  public String words() {
    return words;
  }
}
