package dev.openbook.signature;

import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.value.Digest;
import java.nio.file.Path;

/**
 * A signature that was made.
 *
 * @param bundle the signature's file
 * @param method how the signer can be recognised
 * @param signer whose key, or whose certificate
 * @param rootDigest the digest of the whole model that was signed
 * @param resources number of files signed
 */
public record SignedModel(Path bundle, SignatureMethod method, SignerIdentity signer, Digest rootDigest, int resources) {}
