package dev.openbook.cli;

import dev.openbook.signature.TrustedCertificates;
import dev.openbook.signature.TrustedKeys;
import dev.openbook.signature.TrustedSigner;
import dev.openbook.signature.VerificationSettings;
import dev.openbook.sigstore.SigstoreIdentity;
import dev.openbook.sigstore.TrustedIdentities;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom the user trusts to have signed a model, and how strictly the files are compared. */
final class TrustOptions {
    @Option(
            names = {"--public-key", "--key"},
            paramLabel = "FILE",
            description = "The publisher's public key (PEM); may be given several times, and any of them will do.")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = {"--trust-root", "--certificate-chain"},
            paramLabel = "FILE",
            description = "Certificates of authorities that you trust (PEM); may be given several times.")
    private List<Path> authorities = new ArrayList<>();

    @Option(
            names = {"--identity", "--certificate-identity"},
            paramLabel = "NAME",
            description = "For signatures made through Sigstore: the publisher's account, such as a mail address. Give Sigstore's"
                    + " trusted_root.json as --trust-root, and the provider that checks the account.")
    private @Nullable String identity;

    @Option(
            names = {"--identity-provider", "--certificate-oidc-issuer"},
            paramLabel = "ADDRESS",
            description = "The provider that checks the account, such as https://accounts.google.com.")
    private @Nullable String provider;

    @Option(names = "--signature", paramLabel = "FILE", description = "The signature; model.sig in the model's folder unless given.")
    private @Nullable Path signature;

    @Option(
            names = "--ignore",
            paramLabel = "PATH",
            description = "A file or folder of the model that may be there without being signed; may be given several times.")
    private List<String> ignored = new ArrayList<>();

    @Option(names = "--allow-unsigned-files", description = "Accept any files beside the signed ones.")
    private boolean unsignedAllowed;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            converter = MomentArgument.class,
            description = "Let certificates count as of this day (2026-11-23) or moment (2026-11-23T10:00:00Z), not as of now.")
    private @Nullable Instant moment;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** The signature's file, if it is not at the usual place. */
    Optional<Path> signature() {
        return Optional.ofNullable(signature);
    }

    VerificationSettings settings() {
        VerificationSettings settings = VerificationSettings.standard();
        for (String path : ignored) {
            settings = settings.ignoring(path);
        }
        return unsignedAllowed ? settings.allowingUnsignedFiles() : settings;
    }

    /** Whom to believe; empty if the user names nobody. */
    Optional<TrustedSigner> trusted() {
        Instant asOf = moment;
        if (!keys.isEmpty() && !authorities.isEmpty()) {
            throw usage("Give either --public-key or --trust-root, as the model was signed.");
        }
        if (identity != null || provider != null) {
            return Optional.of(throughSigstore());
        }
        if (authorities.isEmpty()) {
            if (asOf != null) {
                throw usage("--at is about certificates; public keys do not expire.");
            }
            return keys.isEmpty() ? Optional.empty() : Optional.of(TrustedKeys.read(keys.toArray(Path[]::new)));
        }
        TrustedCertificates trusted = TrustedCertificates.read(authorities.toArray(Path[]::new));
        return Optional.of(asOf == null ? trusted : trusted.atTime(asOf));
    }

    /** Options about a signature say nothing without somebody to trust. */
    void requireSense(Optional<TrustedSigner> trusted) {
        if (trusted.isEmpty() && (signature != null || unsignedAllowed || !ignored.isEmpty())) {
            throw usage("Say whom you trust to have signed: --public-key FILE, or --trust-root FILE.");
        }
    }

    private TrustedSigner throughSigstore() {
        String name = identity;
        String issuer = provider;
        if (name == null || issuer == null || authorities.size() != 1) {
            throw usage("Sigstore vouches for anybody with an account: give --identity, --identity-provider, and Sigstore's"
                    + " trusted_root.json as --trust-root.");
        }
        if (moment != null) {
            throw usage("--at is about certificates; of signatures made through Sigstore the log says when they were made.");
        }
        return TrustedIdentities.read(authorities.getFirst(), new SigstoreIdentity(name, issuer));
    }

    /** Says that options do not go together. */
    ParameterException usage(String message) {
        CommandSpec spec = Objects.requireNonNull(command);
        return new ParameterException(
                spec.commandLine(), message + " Try: openbook " + spec.name() + " --help");
    }
}
