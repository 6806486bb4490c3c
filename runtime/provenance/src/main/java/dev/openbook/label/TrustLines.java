package dev.openbook.label;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignerIdentity;
import java.util.List;

/** Whether to rely on a model. */
final class TrustLines {
    private TrustLines() {}

    static List<LabelLine> of(ModelProvenance model) {
        return List.of(
                signature(model.signature()),
                findings(model),
                LabelLine.measured("Fingerprint", model.rootDigest().hex(), ""));
    }

    private static LabelLine signature(SignatureReport report) {
        return switch (report.verdict()) {
            case VERIFIED -> new LabelLine(
                    "Signed by",
                    report.signer().map(SignerIdentity::name).orElse("somebody whom you trust")
                            + (leftOut(report) ? ": the files, but for some that were left out" : ": exactly these files"),
                    Certainty.VERIFIED,
                    "signature");
            case FAILED -> new LabelLine("Signature", "DOES NOT HOLD for these files and that signer", Certainty.VERIFIED, "signature");
            case UNSIGNED -> new LabelLine("Signature", "none: nobody vouches for these files", Certainty.UNKNOWN, "model");
            case NOT_CHECKED -> new LabelLine("Signature", "there is one; it was not checked", Certainty.UNKNOWN, "signature");
            case UNSUPPORTED -> new LabelLine("Signature", "of a kind that cannot be checked here", Certainty.UNKNOWN, "signature");
        };
    }

    private static boolean leftOut(SignatureReport report) {
        return report.findings().stream().anyMatch(finding -> finding.code().equals("UNSIGNED_FILES_LEFT_OUT"));
    }

    private static LabelLine findings(ModelProvenance model) {
        long errors = count(model, Severity.ERROR);
        long warnings = count(model, Severity.WARNING);
        String words = errors > 0
                ? "NOT SAFE to open: " + number(errors, "problem")
                : "nothing dangerous was found" + (warnings > 0 ? "; " + number(warnings, "warning") : "");
        return LabelLine.measured("Inspection", words, "");
    }

    private static long count(ModelProvenance model, Severity severity) {
        return model.findings().stream().filter(finding -> finding.severity() == severity).count();
    }

    private static String number(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
