package dev.openbook.signature;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One check of one model: from the bundle inwards, and what is known so far. Used once. */
final class Verification {
    private final VerificationSettings settings;
    private final SignerCheck signers;
    private final StatementReader statements;
    private final byte[] bytes;
    private final Map<String, Digest> read;
    private Optional<SignatureMethod> method = Optional.empty();
    private Optional<SignerIdentity> signer = Optional.empty();
    private Fact<Instant> signedAt = SignatureReport.unknownTime();

    /**
     * A check.
     *
     * @param bytes of the bundle
     * @param read digests of files that were read just before
     */
    Verification(VerificationSettings settings, TrustedSigner trusted, byte[] bytes, Map<String, Digest> read) {
        this.settings = settings;
        this.signers = new SignerCheck(trusted, settings.clock());
        this.statements = new StatementReader(settings.limits());
        this.bytes = bytes;
        this.read = Map.copyOf(read);
    }

    SignatureReport of(Path model, Path bundleFile) throws IOException {
        try {
            Bundle bundle = new BundleReader(settings.limits()).read(bytes);
            method = Optional.of(SignerCheck.method(bundle.material()));
            statements.refuseDeprecated(bundle.payload());
            return bundle.material() instanceof SignatureMaterial.Sigstore
                    ? throughSigstore(bundle, signers.sigstore(), model, bundleFile)
                    : signedDirectly(bundle, model, bundleFile);
        } catch (RefusedException e) {
            return report(e.verdict(), Optional.empty(), 0, List.of(e.finding()));
        }
    }

    /** The signature first: if it does not hold, no file needs to be read. */
    private SignatureReport signedDirectly(Bundle bundle, Path model, Path bundleFile) throws IOException, RefusedException {
        signer = Optional.of(signers.check(bundle));
        Statement statement = statements.read(bundle.payload());
        return compared(statement, compare(statement, model, bundleFile));
    }

    /** The files first: whoever checks the signature is told what they are, and not what the statement says they are. */
    private SignatureReport throughSigstore(Bundle bundle, SigstoreTrust sigstore, Path model, Path bundleFile)
            throws IOException, RefusedException {
        Statement statement = statements.read(bundle.payload());
        ResourceCheck.Result result = compare(statement, model, bundleFile);
        Optional<Digest> found = result.rootDigest();
        if (found.isEmpty()) {
            return compared(statement, result);
        }
        switch (sigstore.check(bytes.clone(), found.get())) {
            case SigstoreTrust.Accepted accepted -> {
                signer = Optional.of(CertificateUse.identity(accepted.certificate()));
                signedAt = accepted.signedAt();
            }
            case SigstoreTrust.Rejected rejected -> result.problems().add(Problems.error(
                    rejected.problem().code(),
                    rejected.problem().place(),
                    rejected.problem().message(),
                    rejected.problem().remedy()));
        }
        return compared(statement, result);
    }

    private ResourceCheck.Result compare(Statement statement, Path model, Path bundleFile) throws IOException {
        boolean links = statement.serialization().linksAllowed();
        return new ResourceCheck(ModelTree.read(model, bundleFile, links, settings.limits()), statement, settings, read).check();
    }

    private SignatureReport compared(Statement statement, ResourceCheck.Result result) {
        List<Finding> findings = result.problems().toList();
        boolean sound = signer.isPresent() && findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        return report(
                sound ? SignatureVerdict.VERIFIED : SignatureVerdict.FAILED,
                signer.map(known -> statement.rootDigest()),
                result.agreeing(),
                findings);
    }

    private SignatureReport report(SignatureVerdict verdict, Optional<Digest> root, int agreeing, List<Finding> findings) {
        return new SignatureReport(verdict, method, signer, signedAt, root, agreeing, findings);
    }
}
