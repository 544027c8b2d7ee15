/// Whole calls in virtual time, and the tests of the house itself.
///
/// A flow test puts the assembled node into a World (module `testkit`): one task runs at a time,
/// chosen by the seed, and the clock jumps when all wait. Scripted phones and applications stand at
/// the edges; below them everything is real. The tests of the house hold the floor plan, the seam
/// for time, the sizes of files and the links of the docs.
@NullMarked
package io.jambo.flows;

import org.jspecify.annotations.NullMarked;
