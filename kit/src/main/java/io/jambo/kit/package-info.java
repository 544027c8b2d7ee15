/// The ground floor: the one seam through which all other rooms wait, fork and read the clock
/// ([Kit]), and the small things made of it.
///
/// Main types: [Kit] (time, tasks, waiting), [Gate] (one waiter, one wake-up), [Inbox] (a bounded
/// queue with one reader), [Scope] (everything one call has opened), [Loop] (bounded turns of a
/// single writer), [Sid], [Limit], [Counters], [Journal].
///
/// It may use the JDK and the SLF4J API only. It is the only room that may touch threads, locks and
/// clocks; everybody else goes through it, so that a test can be the clock.
@NullMarked
package io.jambo.kit;

import org.jspecify.annotations.NullMarked;
