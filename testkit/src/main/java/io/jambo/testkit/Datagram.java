package io.jambo.testkit;

import java.net.InetSocketAddress;

/// One UDP datagram on its way. The receiver owns the array.
@SuppressWarnings("ArrayRecordComponent") // a test may look at millions of them
public record Datagram(InetSocketAddress from, InetSocketAddress to, byte[] bytes) {}
