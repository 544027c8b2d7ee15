/// What the speech room needs of the world outside: engines with threads of their own, and C
/// libraries.
///
/// Main types: [LocalVoices] (opens what is present on this machine), [FreeTts] (pure Java),
/// [Flite] (C, called through the foreign-function API), [Workers] (their platform threads). A
/// foreign call pins the carrier of a virtual thread, so none is made on one. Text comes in as
/// [io.jambo.speech.SafeText] only.
@NullMarked
package io.jambo.speech.real;

import org.jspecify.annotations.NullMarked;
