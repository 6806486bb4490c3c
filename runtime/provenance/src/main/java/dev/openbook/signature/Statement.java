package dev.openbook.signature;

import dev.openbook.value.Digest;
import java.security.MessageDigest;
import java.util.List;

/**
 * What was signed: which files make the model, and their digests
 * (<a href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">in-toto Statement v1</a> with the predicate of
 * OpenSSF Model Signing v1.0).
 *
 * @param modelName a name for people
 * @param serialization how files became digests
 * @param resources in the order listed
 */
record Statement(String modelName, Serialization serialization, List<Resource> resources) {
    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE_TYPE = "https://model_signing/signature/v1.0";

    Statement {
        resources = List.copyOf(resources);
    }

    /** SHA-256 over the raw digests, in the order listed. */
    Digest rootDigest() {
        MessageDigest all = Digest.sha256();
        resources.forEach(resource -> all.update(resource.digest().bytes()));
        return Digest.finish(all);
    }
}
