package dev.openbook.inspect;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.signature.ModelVerifier;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is known of a model's signature: that there is one, or, if the caller said whom to believe, whether it holds. */
final class SignatureInspection {
    private static final String PLACE = "signature";

    private final Optional<SignatureRequest> request;
    private final FindingList findings;

    SignatureInspection(Optional<SignatureRequest> request, FindingList findings) {
        this.request = request;
        this.findings = findings;
    }

    /**
     * What is known.
     *
     * @param signatures signatures found in the folder
     */
    SignatureReport read(OpenedSource source, Set<String> signatures) {
        if (request.isPresent() && source.folder().isPresent()) {
            return checked(request.get(), source.folder().get(), source, signatures);
        }
        request.ifPresent(asked -> report(
                Severity.WARNING,
                "SIGNATURE_NOT_CHECKED",
                "The model does not lie in a folder, so no signature was checked.",
                "Copy its files into a folder, together with their signature."));
        return SignatureReport.unchecked(signatures.isEmpty() ? SignatureVerdict.UNSIGNED : SignatureVerdict.NOT_CHECKED);
    }

    /** Compares with the digests that were just computed, so that what is verified is what will be opened. */
    private SignatureReport checked(SignatureRequest asked, Path folder, OpenedSource source, Set<String> signatures) {
        Path bundle = asked.bundle().orElseGet(() -> signatures.size() == 1
                ? folder.resolve(signatures.iterator().next())
                : ModelVerifier.usualPlace(folder));
        SignatureReport report = ModelVerifier.create(asked.settings())
                .verify(
                        folder,
                        bundle,
                        asked.trusted(),
                        source.files().contents().stream()
                                .map(ContentFile::file)
                                .collect(Collectors.toMap(ModelFile::path, ModelFile::sha256)));
        switch (report.verdict()) {
            case FAILED -> report(
                    Severity.ERROR,
                    "SIGNATURE_FAILED",
                    "The model's signature does not hold: " + report.problems().getFirst().message(),
                    report.problems().getFirst().remedy());
            case UNSIGNED, UNSUPPORTED, NOT_CHECKED -> report(
                    Severity.WARNING,
                    "SIGNATURE_NOT_CHECKED",
                    "Nobody is known to vouch for the model: " + report.findings().getFirst().message(),
                    report.findings().getFirst().remedy());
            case VERIFIED -> { }
        }
        return report;
    }

    private void report(Severity severity, String code, String message, String remedy) {
        findings.add(new Finding(code, severity, PLACE, message, remedy));
    }
}
