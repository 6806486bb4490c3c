package dev.openbook.cli;

import dev.openbook.provenance.SignatureReport;
import dev.openbook.signature.ModelVerifier;
import dev.openbook.signature.SignatureReportJson;
import dev.openbook.signature.TrustedCertificates;
import dev.openbook.signature.TrustedKeys;
import dev.openbook.signature.TrustedSigner;
import dev.openbook.signature.VerificationSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a model's files are the ones that its publisher signed. */
@Command(
        name = "verify",
        description = "Say whether a model's files are exactly the ones that its publisher signed (OpenSSF Model Signing v1.0). You"
                + " say whom you trust: by the publisher's public key, or by the certificate of an authority.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook verify models/our-model --public-key publisher.pem",
            "  samples/openbook verify models/our-model --trust-root authority.pem --ignore notes.txt"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "MODEL", description = "The model's folder; or its file, if it is a single one.")
    private Path model;

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

    @Spec
    private @Nullable CommandSpec spec;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireFiles();
        ModelVerifier verifier = ModelVerifier.create(settings());
        Path bundle = signature;
        SignatureReport report =
                bundle == null ? verifier.verify(model, trusted()) : verifier.verify(model, bundle, trusted());
        if (output.json()) {
            Output.print(terminal, SignatureReportJson.of(report));
        } else {
            new SignatureText(terminal).print(model, report);
        }
        return report.verified() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private VerificationSettings settings() {
        VerificationSettings settings = VerificationSettings.standard();
        for (String path : ignored) {
            settings = settings.ignoring(path);
        }
        return unsignedAllowed ? settings.allowingUnsignedFiles() : settings;
    }

    private void requireFiles() {
        if (model.toString().startsWith("hub:") || model.toString().startsWith("bundled:")) {
            throw usage("Signatures are about folders; name the model's own, such as its snapshot folder in the hub's cache.");
        }
    }

    private TrustedSigner trusted() {
        if (keys.isEmpty() == authorities.isEmpty()) {
            throw usage(
                    keys.isEmpty()
                            ? "Say whom you trust: --public-key FILE, or --trust-root FILE."
                            : "Give either --public-key or --trust-root, as the model was signed.");
        }
        Instant asOf = moment;
        if (authorities.isEmpty()) {
            if (asOf != null) {
                throw usage("--at is about certificates; public keys do not expire.");
            }
            return TrustedKeys.read(keys.toArray(Path[]::new));
        }
        TrustedCertificates trusted = TrustedCertificates.read(authorities.toArray(Path[]::new));
        return asOf == null ? trusted : trusted.atTime(asOf);
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message + " Try: openbook verify --help");
    }
}
