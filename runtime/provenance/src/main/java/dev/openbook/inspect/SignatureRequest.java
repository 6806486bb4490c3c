package dev.openbook.inspect;

import dev.openbook.signature.TrustedSigner;
import dev.openbook.signature.VerificationSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to check a model's signature while it is inspected.
 *
 * @param trusted whom to believe
 * @param bundle the signature's file; where signatures usually lie if empty
 * @param settings how strictly
 */
public record SignatureRequest(TrustedSigner trusted, Optional<Path> bundle, VerificationSettings settings) {

    /** Believes somebody, wants every file to be signed, and looks for the signature where it usually lies. */
    public static SignatureRequest by(TrustedSigner trusted) {
        return new SignatureRequest(trusted, Optional.empty(), VerificationSettings.standard());
    }
}
