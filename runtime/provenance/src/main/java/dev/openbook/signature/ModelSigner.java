package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.reading.ReadingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Signs the files of a model: OpenSSF Model Signing v1.0, whole files, SHA-256
 * (<a href="https://github.com/ossf/model-signing-spec">specification</a>).
 *
 * <pre>{@code
 * ModelSigner signer = ModelSigner.withKey(SigningKey.read(Path.of("private.pem")));
 * SignedModel signed = signer.sign(Path.of("models/our-model"));   // writes models/our-model/model.sig
 * signed.signer().keyFingerprint();                                // to publish beside the public key
 * }</pre>
 *
 * <p>Thread-safe for different folders. Signing reads every file once, several at a time, piece by piece. The same files give the same
 * statement; signatures over it differ each time, as ECDSA has it.
 */
public final class ModelSigner {
    private final SigningKey key;
    private final SignatureMaterial material;
    private final SignerIdentity identity;
    private final ReadingSettings reading;

    private ModelSigner(SigningKey key, SignatureMaterial material, SignerIdentity identity, ReadingSettings reading) {
        this.key = key;
        this.material = material;
        this.identity = identity;
        this.reading = reading;
    }

    /** The same, with files read in another way than {@link ReadingSettings#standard()}. */
    public ModelSigner withReading(ReadingSettings other) {
        return new ModelSigner(key, material, identity, other);
    }

    /** Signs so that whoever has the public key can check it. */
    public static ModelSigner withKey(SigningKey key) {
        return new ModelSigner(
                key, BundleWriter.keyed(key), SignerIdentity.ofKey(key.fingerprint()), ReadingSettings.standard());
    }

    /**
     * Signs so that whoever trusts the authority at the chain's end can check it.
     *
     * @param key the signer's
     * @param chain the signer's certificate, then the one that issued it, and so on; the authority's own may be left out
     * @throws OpenbookException {@code ARGUMENT_INVALID} if the first certificate is not the key's or not meant for signing, or the
     *     chain is not in order
     */
    public static ModelSigner withCertificates(SigningKey key, List<X509Certificate> chain) {
        SigningChain.require(key, chain);
        List<byte[]> certificates = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                certificates.add(certificate.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new OpenbookException(FailureCode.ARGUMENT_INVALID, "A certificate is damaged. Export it again.", e);
            }
        }
        return new ModelSigner(
                key,
                new SignatureMaterial.Certificates(certificates),
                CertificateUse.identity(chain.getFirst()),
                ReadingSettings.standard());
    }

    /** Signs so that whoever trusts the authority can check it; the certificates are read from PEM files, in order. */
    public static ModelSigner withCertificates(SigningKey key, Path... files) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Path file : files) {
            chain.addAll(CertificateFile.read(file));
        }
        return withCertificates(key, chain);
    }

    /** Signs a model and puts the signature at the usual place; see {@link #sign(Path, Path, Set)}. */
    public SignedModel sign(Path model) {
        return sign(model, ModelVerifier.usualPlace(model), Set.of());
    }

    /**
     * Signs a model.
     *
     * @param model a folder, or a single file
     * @param bundle where to write the signature; one that is there is replaced, whole or not at all
     * @param ignoredPaths files and folders to leave out, as exact paths from the folder with {@code /} between names; the
     *     signature says so. Version control's own files and the signature are always left out.
     * @throws OpenbookException {@code MODEL_MISSING} if there is no model, {@code MODEL_UNSAFE} if it holds links or other things
     *     that cannot be signed, {@code MODEL_CHANGED} if somebody writes to it meanwhile, {@code ARGUMENT_INVALID} if there is
     *     nothing to sign or the folder is too large to be a model's, {@code STORAGE_FAILED} if the disk fails, {@code CANCELLED} if the
     *     thread is interrupted
     */
    public SignedModel sign(Path model, Path bundle, Set<String> ignoredPaths) {
        ModelTree.requirePresent(model);
        ignoredPaths.forEach(IgnoredPaths::requireRelative);
        try {
            ReplacedFile file = new ReplacedFile(bundle);
            file.clear();
            Statement statement = new Serializer(model, bundle, reading).statement(ignoredPaths);
            byte[] payload = StatementWriter.bytes(statement);
            byte[] signature = key.sign(PreAuthenticationEncoding.of(payload));
            file.write(BundleWriter.bytes(new Bundle(material, payload, signature)));
            SignatureMethod method = SignerCheck.method(material);
            return new SignedModel(bundle, method, identity, statement.rootDigest(), statement.resources().size());
        } catch (IOException | UncheckedIOException e) {
            throw new OpenbookException(
                    FailureCode.STORAGE_FAILED,
                    "The model " + model + " cannot be read, or its signature " + bundle + " cannot be written. Check that the folder"
                            + " of the signature exists, its permissions, and free space.",
                    e);
        }
    }
}
