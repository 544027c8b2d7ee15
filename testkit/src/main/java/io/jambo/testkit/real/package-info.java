/// The few lines of the test kit that touch threads and a real clock: a thread that sleeps until it
/// is handed the baton ([Strand]), and the dog that barks when nobody hands it on ([Watchdog]).
///
/// Nothing else may be here: who runs next is decided in `io.jambo.testkit`, where it is pure.
@NullMarked
package io.jambo.testkit.real;

import org.jspecify.annotations.NullMarked;
