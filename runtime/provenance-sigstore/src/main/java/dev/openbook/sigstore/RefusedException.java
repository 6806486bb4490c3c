package dev.openbook.sigstore;

/** A signature that Sigstore does not vouch for. Never leaves this package. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * A refusal.
     *
     * @param code of the finding
     * @param message why, as whole sentences for people
     */
    RefusedException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static RefusedException withoutTime() {
        return new RefusedException(
                "SIGSTORE_NO_TIME",
                "Nobody but the signer says when the model was signed: neither a log's signed time nor a time stamp is there.");
    }

    String code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
