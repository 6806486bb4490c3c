package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks whether somebody whom the caller trusts signed exactly the files of a model: OpenSSF Model Signing v1.0 with keys and
 * certificates (<a href="https://github.com/ossf/model-signing-spec">specification</a>).
 *
 * <pre>{@code
 * Path model = Path.of("models/all-MiniLM-L6-v2");
 * SignatureReport report = ModelVerifier.create().verify(model, TrustedKeys.read(Path.of("publisher.pem")));
 * report.verified();          // whether to rely on it
 * report.problems();          // else why not
 * report.signer();            // whose key, or whose certificate
 * }</pre>
 *
 * <p>Thread-safe; create one and keep it. A check reads every file once, piece by piece, and takes about as long as computing
 * their SHA-256; if the signature itself does not hold, it reads none. It opens no connection. What it says holds for the moment at
 * which each file was read: whoever opens the model afterwards compares digests again.
 */
public final class ModelVerifier {
    private static final String USUAL_NAME = "model.sig";

    private final VerificationSettings settings;

    private ModelVerifier(VerificationSettings settings) {
        this.settings = settings;
    }

    /** A verifier that wants every file to be signed. */
    public static ModelVerifier create() {
        return create(VerificationSettings.standard());
    }

    /** A verifier with settings of the caller's. */
    public static ModelVerifier create(VerificationSettings settings) {
        return new ModelVerifier(settings);
    }

    /** Where the signature of a model lies unless said otherwise: {@code model.sig} in the folder, or beside the file. */
    public static Path usualPlace(Path model) {
        return Files.isRegularFile(model) ? model.resolveSibling(USUAL_NAME) : model.resolve(USUAL_NAME);
    }

    /** Checks a model against the signature at the usual place; see {@link #verify(Path, Path, TrustedSigner)}. */
    public SignatureReport verify(Path model, TrustedSigner trusted) {
        return verify(model, usualPlace(model), trusted);
    }

    /**
     * Checks a model against a signature. What is wrong with either is a finding; an exception means that there is no model to
     * check, or that the disk fails.
     *
     * @param model a folder, or a single file that was signed as such
     * @param bundle the signature's file, in the folder or elsewhere
     * @param trusted whom to believe, and so by which method
     * @throws OpenbookException with {@code MODEL_MISSING} if the model is not there, {@code MODEL_DAMAGED} if the disk fails, {@code
     *     ARGUMENT_INVALID} if the folder is too large to be a model's
     */
    public SignatureReport verify(Path model, Path bundle, TrustedSigner trusted) {
        return verify(model, bundle, trusted, Map.of());
    }

    /**
     * Checks files that were read just before, so that what is said holds for exactly those bytes; see {@link #verify(Path, Path,
     * TrustedSigner)}. Costs little where the signature lists whole files.
     *
     * @param read the digests that were computed then, by path from the model's root with {@code /} between names
     */
    public SignatureReport verify(Path model, Path bundle, TrustedSigner trusted, Map<String, Digest> read) {
        ModelTree.requirePresent(model);
        try {
            Optional<byte[]> bytes = bytes(bundle);
            return bytes.isPresent()
                    ? new Verification(settings, trusted, bytes.get(), read).of(model, bundle)
                    : unsigned(bundle);
        } catch (RefusedException e) {
            return report(e.verdict(), e.finding());
        } catch (IOException e) {
            throw new OpenbookException(
                    FailureCode.MODEL_DAMAGED,
                    "The files of the model " + model + " or its signature cannot be read from disk. Check that they may be read.",
                    e);
        }
    }

    private Optional<byte[]> bytes(Path bundle) throws IOException, RefusedException {
        if (!Files.exists(bundle)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(bundle)) {
            throw RefusedException.malformed(
                    "BUNDLE_MALFORMED", "The signature " + bundle.getFileName() + " is a folder, or no file at all.");
        }
        int limit = settings.limits().maxBundleBytes();
        try (InputStream in = Files.newInputStream(bundle)) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw RefusedException.failed(
                        "BUNDLE_TOO_LARGE",
                        "The signature's file is larger than " + limit + " bytes.",
                        "Check that it is a signature; raise the limit if the model really has so many files.");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static SignatureReport unsigned(Path bundle) {
        return report(
                SignatureVerdict.UNSIGNED,
                Problems.error(
                        "NO_SIGNATURE",
                        String.valueOf(bundle.getFileName()),
                        "There is no signature: the file " + bundle + " does not exist.",
                        "Ask the publisher for one, or name the file if it lies elsewhere."));
    }

    private static SignatureReport report(SignatureVerdict verdict, Finding finding) {
        return new SignatureReport(
                verdict, Optional.empty(), Optional.empty(), SignatureReport.unknownTime(), Optional.empty(), 0, List.of(finding));
    }
}
