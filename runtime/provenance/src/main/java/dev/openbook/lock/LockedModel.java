package dev.openbook.lock;

import dev.openbook.model.ModelSource;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.value.Digest;
import java.util.Optional;

/**
 * One model as it was when it was locked.
 *
 * @param source how an application names it: a folder relative to the lock file, with {@code /} between names; {@code
 *     hub:OWNER/NAME@REVISION}; or the name of a bundled model
 * @param revision the commit in the hub, or the version of the Maven artifact, if that is known
 * @param rootDigest one digest over all its files, see {@link ModelProvenance#rootDigest}
 * @param license SPDX identifier of the licence, if it is known
 * @param mofClass class in the Model Openness Framework: 1, 2 or 3; 0 if no class is claimed
 * @param signer SHA-256 of the public key of whoever was verified to have signed it, if somebody was
 */
public record LockedModel(
        String source,
        Optional<String> revision,
        Digest rootDigest,
        Optional<String> license,
        int mofClass,
        Optional<Digest> signer) {

    /** Checks the class. */
    public LockedModel {
        if (mofClass < 0 || mofClass > 3) {
            throw new IllegalArgumentException("The class is 1, 2 or 3, or 0 for none, not " + mofClass + ".");
        }
    }

    /**
     * A model as inspection found it.
     *
     * @param source see {@link LockedSources#name(ModelSource)}
     */
    public static LockedModel of(String source, ModelProvenance model) {
        return new LockedModel(
                source,
                model.origin().known().flatMap(LockedModel::revision),
                model.rootDigest(),
                model.license().known().flatMap(License::spdx),
                model.mof().modelClass(),
                model.signature().verified()
                        ? model.signature().signer().map(SignerIdentity::keyFingerprint)
                        : Optional.empty());
    }

    /** What follows {@code @} in {@code hub:OWNER/NAME@COMMIT} and in package addresses such as {@code pkg:maven/GROUP/NAME@1.0}. */
    private static Optional<String> revision(String origin) {
        int mark = origin.lastIndexOf('@');
        boolean known = mark >= 0 && (origin.startsWith("hub:") || origin.startsWith("pkg:"));
        return known ? Optional.of(origin.substring(mark + 1)) : Optional.empty();
    }
}
