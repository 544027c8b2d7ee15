/// Fuzz targets: each takes bytes and looks whether a parser, or the transaction layer as a whole,
/// keeps its promises whatever they are. Jazzer feeds them (`./jambo test fuzz`); the ordinary run
/// replays the seeds, among them every input that was once a finding.
@NullMarked
package io.jambo.fuzz;

import org.jspecify.annotations.NullMarked;
