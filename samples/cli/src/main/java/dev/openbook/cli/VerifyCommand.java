package dev.openbook.cli;

import dev.openbook.provenance.SignatureReport;
import dev.openbook.signature.ModelVerifier;
import dev.openbook.signature.SignatureReportJson;
import dev.openbook.signature.TrustedSigner;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says whether a model's files are the ones that its publisher signed. */
@Command(
        name = "verify",
        description = "Say whether a model's files are exactly the ones that its publisher signed (OpenSSF Model Signing v1.0). You"
                + " say whom you trust: by the publisher's public key, by the certificate of an authority, or by the publisher's account"
                + " with a provider that Sigstore asked.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook verify models/our-model --public-key publisher.pem",
            "  samples/openbook verify models/our-model --trust-root authority.pem --ignore notes.txt",
            "  samples/openbook verify models/our-model --trust-root trusted_root.json --identity release@example.org"
                + " --identity-provider https://accounts.google.com"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "MODEL", description = "The model's folder; or its file, if it is a single one.")
    private Path model;

    @Mixin
    private TrustOptions trust;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireFiles();
        TrustedSigner trusted =
                trust.trusted().orElseThrow(() -> trust.usage("Say whom you trust: --public-key FILE, or --trust-root FILE."));
        Path bundle = trust.signature().orElseGet(() -> ModelVerifier.usualPlace(model));
        SignatureReport report = ModelVerifier.create(trust.settings()).verify(model, bundle, trusted);
        if (output.json()) {
            Output.print(terminal, SignatureReportJson.of(report));
        } else {
            new SignatureText(terminal).print(model, report);
        }
        return report.verified() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private void requireFiles() {
        if (model.toString().startsWith("hub:") || model.toString().startsWith("bundled:")) {
            throw trust.usage("Signatures are about folders; name the model's own, such as its snapshot folder in the hub's cache.");
        }
    }
}
