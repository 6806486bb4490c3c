package dev.openbook.lock;

import dev.openbook.folder.CodePointOrder;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One model as it was when it was locked.
 *
 * @param source how an application names it: a folder relative to the lock file, with {@code /} between names; {@code
 *     hub:OWNER/NAME@REVISION}; or the name of a bundled model
 * @param revision the commit in the hub, or the version of the Maven artifact, if that is known
 * @param rootDigest one digest over all its files, see {@link ModelProvenance#rootDigest}
 * @param filesDigest SHA-256 over the canonical JSON (RFC 8785) of the list of {@code [path, sha256]} of all files that the root
 *     digest covers, in code point order of their paths; the root digest itself says nothing of names
 * @param license SPDX identifier of the licence, if it is known
 * @param mofClass class in the Model Openness Framework: 1, 2 or 3; 0 if no class is claimed
 * @param signer SHA-256 of the public key of whoever was verified to have signed it, if somebody was
 */
public record LockedModel(
        String source,
        Optional<String> revision,
        Digest rootDigest,
        Digest filesDigest,
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
                files(model.files()),
                model.license().known().flatMap(License::spdx),
                model.mof().modelClass(),
                model.signature().verified()
                        ? model.signature().signer().map(SignerIdentity::keyFingerprint)
                        : Optional.empty());
    }

    /** The same with another signer, or none. */
    public LockedModel withSigner(Optional<Digest> signer) {
        return new LockedModel(source, revision, rootDigest, filesDigest, license, mofClass, signer);
    }

    /** Left out is what the root digest leaves out, so that no name of a file escapes both. */
    private static Digest files(List<ModelFile> files) {
        return CanonicalJson.digest(Json.array(files.stream()
                .filter(ModelFile::covered)
                .sorted(Comparator.comparing(ModelFile::path, new CodePointOrder()))
                .map(file -> Json.array(List.of(new Json.Text(file.path()), new Json.Text(file.sha256().hex()))))
                .toList()));
    }

    /** What follows {@code @} in {@code hub:OWNER/NAME@COMMIT} and in package addresses such as {@code pkg:maven/GROUP/NAME@1.0}. */
    private static Optional<String> revision(String origin) {
        int mark = origin.lastIndexOf('@');
        boolean known = mark >= 0 && (origin.startsWith("hub:") || origin.startsWith("pkg:"));
        return known ? Optional.of(origin.substring(mark + 1)) : Optional.empty();
    }
}
