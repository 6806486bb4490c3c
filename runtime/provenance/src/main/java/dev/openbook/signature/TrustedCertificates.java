package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trusts whoever was certified by certain authorities, directly or through others (RFC 5280, section 6). Every certificate given is
 * an authority, whether it certifies itself or not. The system's own list of authorities is not asked, nor is any list of
 * revoked certificates, since that would need a connection. Immutable and thread-safe.
 */
public final class TrustedCertificates implements TrustedSigner {
    /** RFC 5280, section 4.1.2.5: years have four digits. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final List<X509Certificate> authorities;
    private final Optional<Instant> time;

    private TrustedCertificates(List<X509Certificate> authorities, Optional<Instant> time) {
        this.authorities = List.copyOf(authorities);
        this.time = time;
    }

    /**
     * Trusts certificates.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID} if there is none
     */
    public static TrustedCertificates of(X509Certificate... authorities) {
        if (authorities.length == 0) {
            throw new OpenbookException(FailureCode.ARGUMENT_INVALID, "No certificate to trust was given. Give at least one.");
        }
        return new TrustedCertificates(List.of(authorities), Optional.empty());
    }

    /**
     * Trusts the certificates in files.
     *
     * @param files in PEM, with blocks {@code CERTIFICATE}
     * @throws OpenbookException {@code ARGUMENT_INVALID} if a file cannot be read, or holds something else
     */
    public static TrustedCertificates read(Path... files) {
        List<X509Certificate> authorities = new ArrayList<>();
        for (Path file : files) {
            authorities.addAll(CertificateFile.read(file));
        }
        return of(authorities.toArray(X509Certificate[]::new));
    }

    /**
     * The same, but certificates count as they stood at a certain time, such as when the model was received. Without it they
     * must be valid now, because nobody but the signer says when a model was signed.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID} if no calendar of certificates reaches there
     */
    public TrustedCertificates atTime(Instant moment) {
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LAST)) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "Certificates cannot be checked as of " + moment + ". Give a time from " + Instant.EPOCH + " to " + LAST + ".");
        }
        return new TrustedCertificates(authorities, Optional.of(moment));
    }

    List<X509Certificate> authorities() {
        return authorities;
    }

    Optional<Instant> time() {
        return time;
    }
}
