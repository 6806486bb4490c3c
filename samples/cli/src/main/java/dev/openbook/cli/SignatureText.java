package dev.openbook.cli;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.signature.SignedModel;
import java.nio.file.Path;
import java.util.Locale;

/** Signatures, for people. */
final class SignatureText {
    private static final int LABEL_WIDTH = 14;

    private final Terminal terminal;

    SignatureText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Path model, SignatureReport report) {
        terminal.out().println(terminal.bold(verdict(report)) + " " + Shown.words(model.toString()));
        terminal.out().println(terminal.wrapped(meaning(report), "  "));
        report.method().ifPresent(method -> line("method", method.label()));
        report.signer().ifPresent(this::signer);
        report.signedAt().known().ifPresent(moment ->
                line("signed at", moment + ", according to the " + report.signedAt().evidence().source()));
        report.rootDigest().ifPresent(digest -> line("root digest", digest.hex()));
        report.findings().forEach(this::finding);
    }

    void print(SignedModel signed) {
        terminal.out().println(terminal.bold("Signed") + " " + files(signed.resources()) + ": " + Shown.words(signed.bundle().toString()));
        signer(signed.signer());
        line("root digest", signed.rootDigest().hex());
        String needed = signed.signer().certificate().isPresent()
                ? "trust the authority that issued your certificate; they check with --trust-root"
                : "have your public key by a way that they trust; they check with --public-key";
        terminal.out().println(terminal.wrapped("People who get the model need to " + needed + ".", "  "));
    }

    private static String verdict(SignatureReport report) {
        return switch (report.verdict()) {
            case VERIFIED -> "Verified:";
            case UNSIGNED -> "Not signed:";
            case UNSUPPORTED -> "Cannot be checked:";
            case FAILED, NOT_CHECKED -> "NOT verified:";
        };
    }

    private static String meaning(SignatureReport report) {
        return switch (report.verdict()) {
            case VERIFIED -> "These files are exactly the ones that were signed (" + report.resourcesChecked()
                    + " checked), by somebody whom you said that you trust.";
            case UNSIGNED -> "Nobody vouches for these files; they may be what their publisher made, or not.";
            case UNSUPPORTED -> "There is a signature, but of a kind that this program does not check. Nothing is known.";
            case FAILED, NOT_CHECKED -> failure(report);
        };
    }

    private static String failure(SignatureReport report) {
        if (report.signer().isEmpty()) {
            return "The signature is not known to be by somebody whom you trust, or it is damaged.";
        }
        return report.rootDigest().isPresent()
                ? "The signature is genuine, but the files are not the ones that were signed."
                : "The signature is by somebody whom you trust, but what they signed is faulty.";
    }

    private static String files(int resources) {
        return String.format(Locale.ROOT, "%,d %s", resources, resources == 1 ? "file" : "files");
    }

    private void signer(SignerIdentity signer) {
        signer.certificate().ifPresent(certificate -> {
            line("signer", signer.name());
            line("certified by", certificate.issuer() + ", from " + certificate.validFrom() + " until " + certificate.validUntil());
        });
        line("key", signer.keyFingerprint().hex());
    }

    private void finding(Finding finding) {
        String kind = finding.severity() == Severity.ERROR ? "problem" : "note";
        terminal.out().println();
        terminal.out().println(terminal.wrapped(kind + ": " + Shown.words(finding.message()) + " (" + finding.code() + ")", ""));
        terminal.out().println(terminal.wrapped(Shown.words(finding.remedy()), "    "));
    }

    private void line(String label, String words) {
        String padded = label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length()));
        terminal.out().println("  " + terminal.faint(padded) + Shown.words(words));
    }
}
