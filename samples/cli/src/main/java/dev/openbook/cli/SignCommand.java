package dev.openbook.cli;

import dev.openbook.signature.ModelSigner;
import dev.openbook.signature.ModelVerifier;
import dev.openbook.signature.SignatureReportJson;
import dev.openbook.signature.SignedModel;
import dev.openbook.signature.SigningKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a model, so that others can see that its files are the ones that were published. */
@Command(
        name = "sign",
        description = "Sign a model's files with your private key (OpenSSF Model Signing v1.0), so that others can see that what they"
                + " have is what you published.",
        footer = {
            "",
            "Examples:",
            "  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out private.pem",
            "  openssl pkey -in private.pem -pubout -out public.pem",
            "  samples/openbook sign models/our-model --key private.pem",
            "  samples/openbook sign models/our-model --key private.pem --certificate ours.pem --chain authority.pem"
        })
final class SignCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "MODEL", description = "The model's folder; or its file, if it is a single one.")
    private Path model;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "Your private key (PEM): an elliptic one of the curve P-256, P-384 or P-521, without password.")
    private Path key;

    @Option(names = "--certificate", paramLabel = "FILE", description = "Your certificate (PEM), to be recognised by it instead.")
    private @Nullable Path certificate;

    @Option(
            names = {"--chain", "--certificate-chain"},
            paramLabel = "FILE",
            description = "The certificate that issued yours, and so on (PEM), in order; may be given several times. Without"
                    + " --certificate it begins with yours.")
    private List<Path> chain = new ArrayList<>();

    @Option(
            names = "--signature",
            paramLabel = "FILE",
            description = "Where to write the signature; model.sig in the model's folder unless given.")
    private @Nullable Path signature;

    @Option(
            names = "--ignore",
            paramLabel = "PATH",
            description = "A file or folder of the model to leave out; may be given several times.")
    private List<String> ignored = new ArrayList<>();

    SignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path given = signature;
        Path bundle = given == null ? ModelVerifier.usualPlace(model) : given;
        SignedModel signed = signer().sign(model, bundle, Set.copyOf(ignored));
        if (output.json()) {
            Output.print(terminal, SignatureReportJson.of(signed));
        } else {
            new SignatureText(terminal).print(signed);
        }
        return ExitCode.DONE;
    }

    private ModelSigner signer() {
        SigningKey own = SigningKey.read(key);
        List<Path> certificates = new ArrayList<>(chain);
        Path first = certificate;
        if (first != null) {
            certificates.addFirst(first);
        }
        return certificates.isEmpty()
                ? ModelSigner.withKey(own)
                : ModelSigner.withCertificates(own, certificates.toArray(Path[]::new));
    }
}
