package dev.openbook.provenance;

import dev.openbook.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking a model's signature. A value: rules and people decide what follows from it.
 *
 * @param verdict the result; {@code VERIFIED} exactly if no finding is an error and a signer is known
 * @param method how the signature identifies its signer; empty if it could not be told
 * @param signer who signed; known only once the signature itself holds, even if the files do not
 * @param signedAt when, if somebody other than the signer vouches for it, and who; keys and certificates alone leave it unknown
 * @param rootDigest the digest of the whole model that was signed; empty if the signature itself does not hold
 * @param resourcesChecked files, or pieces of files, whose bytes were compared and agree
 * @param findings everything noticed: errors stand in the way of the verdict, the rest is worth knowing
 */
public record SignatureReport(
        SignatureVerdict verdict,
        Optional<SignatureMethod> method,
        Optional<SignerIdentity> signer,
        Fact<Instant> signedAt,
        Optional<Digest> rootDigest,
        int resourcesChecked,
        List<Finding> findings) {

    /** Copies the list; checks that nothing verified has a problem, and nothing with a signature fails without one. */
    public SignatureReport {
        findings = List.copyOf(findings);
        boolean error = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        boolean refused = verdict == SignatureVerdict.FAILED || verdict == SignatureVerdict.UNSUPPORTED;
        boolean verified = verdict == SignatureVerdict.VERIFIED;
        if ((verified && (error || signer.isEmpty() || rootDigest.isEmpty())) || (refused && !error)) {
            throw new IllegalArgumentException("A verified signature has a signer, a digest and no error, and a refused one"
                    + " says why: " + verdict + ", " + findings);
        }
    }

    /** Of a model whose signature was not looked at: {@code UNSIGNED} or {@code NOT_CHECKED}. */
    public static SignatureReport unchecked(SignatureVerdict verdict) {
        return new SignatureReport(
                verdict, Optional.empty(), Optional.empty(), unknownTime(), Optional.empty(), 0, List.of());
    }

    /** The time of signing where nobody but the signer could say it. */
    public static Fact<Instant> unknownTime() {
        return Fact.unknown("signature", "nobody but the signer says when");
    }

    /** Whether somebody trusted signed exactly these files. */
    public boolean verified() {
        return verdict == SignatureVerdict.VERIFIED;
    }

    /** What stands in the way: the findings that are errors. */
    public List<Finding> problems() {
        return findings.stream().filter(finding -> finding.severity() == Finding.Severity.ERROR).toList();
    }
}
