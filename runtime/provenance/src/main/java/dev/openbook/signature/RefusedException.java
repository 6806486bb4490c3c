package dev.openbook.signature;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureVerdict;

/** A signature that cannot hold, whatever else it says. Never leaves this package. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final SignatureVerdict verdict;
    private final transient Finding finding;

    private RefusedException(SignatureVerdict verdict, Finding finding) {
        super(finding.message(), null, false, false);
        this.verdict = verdict;
        this.finding = finding;
    }

    /** It does not hold. */
    static RefusedException failed(String code, String message, String remedy) {
        return new RefusedException(SignatureVerdict.FAILED, Problems.error(code, "signature", message, remedy));
    }

    /** It is of a kind that is not checked here. */
    static RefusedException unsupported(String code, String message, String remedy) {
        return new RefusedException(SignatureVerdict.UNSUPPORTED, Problems.error(code, "signature", message, remedy));
    }

    /** Its file is damaged. */
    static RefusedException malformed(String code, String message) {
        return failed(code, message, "Fetch the signature again from the model's publisher; if it stays the same, tell them.");
    }

    SignatureVerdict verdict() {
        return verdict;
    }

    Finding finding() {
        return finding;
    }
}
