package dev.openbook.label;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignerIdentity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether to rely on a model. */
final class TrustLines {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TrustLines() {}

    static List<LabelLine> of(ModelProvenance model) {
        List<LabelLine> lines = new ArrayList<>();
        lines.add(signature(model.signature()));
        signedOn(model.signature()).ifPresent(lines::add);
        lines.add(FindingLine.of(model.findings()));
        lines.add(LabelLine.measured("Fingerprint", model.rootDigest().hex() + uncovered(model), ""));
        return lines;
    }

    /** A time that somebody vouches for, if the signature holds. */
    private static Optional<LabelLine> signedOn(SignatureReport report) {
        Fact<Instant> time = report.signedAt();
        return time.known()
                .filter(known -> report.verified())
                .map(known -> new LabelLine(
                        "Signed on",
                        MOMENT.format(known) + ", according to the " + time.evidence().source(),
                        time.certainty(),
                        "signature"));
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

    private static String uncovered(ModelProvenance model) {
        long files = model.files().stream().filter(file -> !file.covered()).count();
        return files == 0 ? "" : " (not of " + files + (files == 1 ? " file" : " files") + ", see below)";
    }
}
