package dev.openbook.signature;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.value.Digest;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Trusts identities that Sigstore vouches for. Implemented elsewhere, because it takes a library of many megabytes; {@link
 * ModelVerifier} does everything else: it reads the bundle, compares every file, and hands on what is left to check.
 *
 * <p>Implementations are thread-safe and open no connection.
 */
public non-sealed interface SigstoreTrust extends TrustedSigner {

    /**
     * Checks certificate, logs, time stamps, signature and identity of a Sigstore bundle.
     *
     * @param bundle the bytes of the signature's file
     * @param rootDigest computed from the files on disk; must be the subject of the statement that was signed
     */
    Answer check(byte[] bundle, Digest rootDigest);

    /** What came of it. */
    sealed interface Answer {}

    /**
     * The signature holds.
     *
     * @param certificate the signer's
     * @param signedAt as a log or a time-stamp authority says, and which one
     */
    record Accepted(X509Certificate certificate, Fact<Instant> signedAt) implements Answer {}

    /**
     * It does not.
     *
     * @param problem why, an error
     */
    record Rejected(Finding problem) implements Answer {}
}
