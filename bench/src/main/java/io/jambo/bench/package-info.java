/// Benchmarks: what a call costs, measured from outside, beside SIPp's own responder.
///
/// [Main] prints the figures of docs/performance.md. [CallBench] sends calls to a [Callee] (the
/// server, or SIPp in its place), [ListenBench] lets many callers listen at once. What is measured
/// runs alone on one core; the load, the application and the ears share another one. Programs,
/// sockets and threads are in `io.jambo.bench.real`. Nothing of this module is shipped.
@NullMarked
package io.jambo.bench;

import org.jspecify.annotations.NullMarked;
