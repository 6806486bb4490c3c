package dev.openbook.sigstore;

import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.rekor.client.RekorVerificationException;
import dev.sigstore.rekor.client.RekorVerifier;
import dev.sigstore.trustroot.TransparencyLog;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Checks that the signature's entry is in a transparency log of the root of trust, and says which one. */
final class LogCheck {
    private final RekorVerifier verifier;
    private final List<TransparencyLog> logs;

    LogCheck(List<TransparencyLog> logs) {
        this.verifier = RekorVerifier.newRekorVerifier(logs);
        this.logs = logs;
    }

    TransparencyLog require(RekorEntry entry) throws RefusedException {
        TransparencyLog log = TransparencyLog.find(logs, HexFormat.of().parseHex(entry.getLogID()))
                .orElseThrow(() -> new RefusedException(
                        "SIGSTORE_LOG_UNKNOWN", "The signature was entered in a transparency log that is not in your root of trust."));
        try {
            verifier.verifyEntry(entry);
            return log;
        } catch (RekorVerificationException e) {
            throw explained(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
        }
    }

    /** The library tells its steps apart by their messages only; one that is not known gets words for all of them. */
    private static RefusedException explained(String message) {
        if (message.contains("entry set")) {
            return new RefusedException(
                    "SIGSTORE_LOG_PROMISE", "The transparency log did not sign that it had this entry at the time given.");
        }
        if (message.contains("inclusion proof verification")) {
            return new RefusedException(
                    "SIGSTORE_LOG_PROOF", "The proof that the signature is in the transparency log does not hold.");
        }
        if (message.contains("checkpoint")) {
            return new RefusedException(
                    "SIGSTORE_LOG_CHECKPOINT", "The state of the transparency log that the proof leads to was not signed by the log.");
        }
        return new RefusedException("SIGSTORE_LOG", "The signature's entry in the transparency log does not hold.");
    }
}
