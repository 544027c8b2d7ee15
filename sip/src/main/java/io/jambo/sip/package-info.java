/// SIP signalling: transports, transactions, dialogs.
@NullMarked
package io.jambo.sip;

import org.jspecify.annotations.NullMarked;
