package dev.openbook.sigstore;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Finding;
import dev.openbook.signature.SigstoreTrust;
import dev.openbook.value.Digest;
import dev.sigstore.bundle.BundleParseException;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Believes certain accounts if Sigstore vouches for them.
 *
 * <pre>{@code
 * SigstoreTrust publisher = TrustedIdentities.read(
 *         Path.of("trusted_root.json"), new SigstoreIdentity("release@example.org", "https://accounts.google.com"));
 * SignatureReport report = ModelVerifier.create().verify(Path.of("models/granite"), publisher);
 * }</pre>
 *
 * <p>The root of trust is the file {@code trusted_root.json} that Sigstore publishes ({@code cosign trusted-root}, or {@code
 * sigstore-python}), or that of an organisation's own Sigstore; whoever checks keeps it up to date. The certificate must lead to an
 * authority of that file, the signature must be in a transparency log of that file, and the log or a time-stamp authority of that file must
 * say that it was made while the certificate was valid. Thread-safe; opens no connection: the parts of the library beneath that could are
 * not there.
 */
public final class TrustedIdentities implements SigstoreTrust {
    private static final String PLACE = "signature";
    private static final int MAX_ROOT_BYTES = 4 << 20;

    private final BundleCheck check;
    private final List<SigstoreIdentity> identities;

    private TrustedIdentities(BundleCheck check, List<SigstoreIdentity> identities) {
        this.check = check;
        this.identities = identities;
    }

    /**
     * Believes accounts.
     *
     * @param trustedRoot Sigstore's root of trust, {@code trusted_root.json}; up to 4 MiB
     * @param identities any of them will do
     * @throws OpenbookException {@code ARGUMENT_INVALID} if the file cannot be read or no identity is given
     */
    public static TrustedIdentities read(Path trustedRoot, SigstoreIdentity... identities) {
        if (identities.length == 0) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "No identity was given. Sigstore vouches for anybody with an account; say whose signature you expect, and which"
                            + " provider checks the account.");
        }
        List<SigstoreIdentity> expected = Arrays.stream(identities).toList();
        try {
            return new TrustedIdentities(BundleCheck.create(root(trustedRoot), expected), expected);
        } catch (SigstoreConfigurationException | GeneralSecurityException | IOException | RuntimeException e) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The file " + trustedRoot + " cannot be read as Sigstore's root of trust. Give the trusted_root.json that Sigstore"
                            + " publishes.",
                    e);
        }
    }

    private static SigstoreTrustedRoot root(Path file) throws IOException, SigstoreConfigurationException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_ROOT_BYTES + 1);
            if (bytes.length > MAX_ROOT_BYTES) {
                throw new IOException("larger than " + MAX_ROOT_BYTES + " bytes");
            }
            return SigstoreTrustedRoot.from(new ByteArrayInputStream(bytes));
        }
    }

    @Override
    public Answer check(byte[] bundle, Digest rootDigest) {
        try {
            return check.require(bundle, rootDigest);
        } catch (RefusedException e) {
            return rejected(e.code(), e.message());
        } catch (BundleParseException | RuntimeException e) {
            // The library reads untrusted bytes and does not say what it throws.
            return rejected("SIGSTORE_FORM", "The signature cannot be read as one that was made through Sigstore.");
        }
    }

    private Rejected rejected(String code, String problem) {
        String expected = identities.stream()
                .map(identity -> identity.name() + " (" + identity.issuer() + ")")
                .collect(Collectors.joining(", "));
        return new Rejected(new Finding(
                code,
                Finding.Severity.ERROR,
                PLACE,
                problem,
                "Check that the identity is the publisher's, here " + expected + ", and that trusted_root.json is the newest of the"
                        + " Sigstore that the publisher uses; else do not use this copy."));
    }
}
