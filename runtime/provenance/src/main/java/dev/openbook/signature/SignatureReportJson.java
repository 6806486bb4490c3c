package dev.openbook.signature;

import dev.openbook.json.FindingJson;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Optional;

/**
 * Writes what came of checking a signature as JSON. The member names are a contract; they may be added to, never renamed. What is
 * not known is {@code null}.
 */
public final class SignatureReportJson {
    private SignatureReportJson() {}

    /** The report of a check. */
    public static Json.Obj of(SignatureReport report) {
        return signer(report.signer())
                .with("verdict", report.verdict().name())
                .with("method", report.method().map(method -> method.label()))
                .with("signedAt", report.signedAt().known().map(Object::toString))
                .with("signedAtSource", report.signedAt().known().map(known -> report.signedAt().evidence().source()))
                .with("rootDigest", report.rootDigest().map(digest -> digest.hex()))
                .with("resourcesChecked", report.resourcesChecked())
                .with("problems", findings(report, true))
                .with("notes", findings(report, false));
    }

    /** A signature that was made. */
    public static Json.Obj of(SignedModel signed) {
        return signer(Optional.of(signed.signer()))
                .with("verdict", "SIGNED")
                .with("method", signed.method().label())
                .with("rootDigest", signed.rootDigest().hex())
                .with("resources", signed.resources())
                .with("signature", signed.bundle().toString())
                .with("problems", Json.array(List.of()));
    }

    private static Json.Obj signer(Optional<SignerIdentity> signer) {
        return Json.object()
                .with("signer", signer.map(SignerIdentity::name))
                .with("keyFingerprint", signer.map(known -> known.keyFingerprint().hex()))
                .with("certificate", signer.flatMap(SignerIdentity::certificate)
                        .<Json>map(SignatureReportJson::certificate)
                        .orElse(Json.NULL));
    }

    private static Json certificate(SignerIdentity.Certificate certificate) {
        return Json.object()
                .with("subject", certificate.subject())
                .with("alternativeNames", Json.texts(certificate.alternativeNames()))
                .with("issuer", certificate.issuer())
                .with("validFrom", certificate.validFrom().toString())
                .with("validUntil", certificate.validUntil().toString());
    }

    private static Json findings(SignatureReport report, boolean errors) {
        return Json.array(report.findings().stream()
                .filter(finding -> errors == (finding.severity() == Severity.ERROR))
                .map(FindingJson::of)
                .toList());
    }
}
