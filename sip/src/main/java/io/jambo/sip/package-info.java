/// SIP signalling: transactions and dialogs over UDP and TCP, as the callee (UAS) and the caller
/// (UAC).
///
/// Read in this order. [Doorman] turns away whom nobody wants to hear. [SipStack] is the loop:
/// bytes come in, timers fire, one turn at a time. [InviteServer], [InviteClient], [PlainServer],
/// [PlainClient] are the four transaction machines of RFC 3261 §17 as pure values; [AckWait]
/// repeats a 2xx until its ACK; [Transactions] is the table that feeds them. [FrontDoor] answers
/// what belongs to no dialog. A [Dialog] knows how to write the next request; an [InviteUsage] is
/// what two parties may do inside it; [UasLeg] and [UacLeg] are how they get there.
/// [ReliableReplies], [SessionTimer], [OwnReoffer] and [Authenticator] each see to one extension.
/// The users above see [SipUser], [Invitation], [SipLeg] and [LegEvent].
///
/// Everything but `io.jambo.sip.real`, and what the doorman sees at a glance, is owned by the
/// signalling loop's one thread and sees time only as an argument. This room knows no account, no
/// application and no media: bodies pass through as bytes.
@NullMarked
package io.jambo.sip;

import org.jspecify.annotations.NullMarked;
