package io.jambo.wire;

/// One header field as it was written: name with its original case, value without folding.
public record Header(String name, String value) {}
