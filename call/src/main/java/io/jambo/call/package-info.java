/// Calls: what happens between an INVITE and its BYE.
///
/// [Calls] takes an invitation with its [CallPlan] and gives it a [CallSession], one virtual thread
/// that runs the application's verbs one after another. A verb's runner sees the [Call]: it says,
/// plays, collects and asks, and waits in one place, [Call#await]. There each [Happening] of the
/// inbox is dealt with; what a verb may care about comes out of it as a [CallEvent]. [Leg] is the
/// SIP leg with its audio. What happened is told to the [CallObserver], the one opening in the
/// ceiling.
///
/// This room knows no HTTP, no database and no configuration file: everything a call needs arrives
/// in its plan.
@NullMarked
package io.jambo.call;

import org.jspecify.annotations.NullMarked;
