package dev.openbook.inspect;

import dev.openbook.folder.CodePointOrder;
import dev.openbook.provenance.ModelFile;
import dev.openbook.value.Digest;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;

/**
 * One digest over all files of a model: SHA-256 over the concatenated raw SHA-256 digests of the files, in code point order
 * of their paths. This is the subject digest of OpenSSF Model Signing v1.0, files method
 * (<a href="https://github.com/ossf/model-signing-spec">specification</a>).
 *
 * <p>Left out is what is not {@link ModelFile#covered() covered}.
 */
final class RootDigest {
    private RootDigest() {}

    /** The digest of files in any order. */
    static Digest of(Collection<ModelFile> files) {
        MessageDigest digest = Digest.sha256();
        files.stream()
                .filter(ModelFile::covered)
                .sorted(Comparator.comparing(ModelFile::path, new CodePointOrder()))
                .forEach(file -> digest.update(file.sha256().bytes()));
        return Digest.finish(digest);
    }
}
