package dev.openbook.cli;

import dev.openbook.inspect.InspectionSettings;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.inspect.SignatureRequest;
import dev.openbook.lock.LockedModel;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelProvenance;
import java.util.Optional;

/**
 * Decides which models may be pinned, and by which signer. Of a file that pins signed and unsigned models a signature is asked only
 * of those that were pinned with one; of models that the user names together with a key, of each.
 */
final class ModelPinning {
    private final boolean checked;
    private final boolean named;
    private final ModelInspector plain;
    private final ModelInspector checking;

    /**
     * Checks signatures if the user says whom to trust.
     *
     * @param named whether the user names the models, and not the file
     */
    ModelPinning(Optional<SignatureRequest> request, boolean named) {
        this.named = named;
        InspectionSettings settings = InspectionSettings.standard();
        checked = request.isPresent();
        plain = ModelInspector.create(settings);
        checking = request.map(asked -> ModelInspector.create(settings.withSignature(asked))).orElse(plain);
    }

    ModelContent inspect(ModelSource source, Optional<LockedModel> then) {
        return (signatureAsked(then) ? checking : plain).inspect(source);
    }

    /** A model that is not safe to open, or not signed by whom the user trusts, must not be pinned as if it were. */
    boolean reliable(ModelProvenance model, Optional<LockedModel> then) {
        return !model.unsafe() && (!signatureAsked(then) || model.signature().verified());
    }

    /** Where no signature was checked, the signer of then is the signer of the same files now. */
    LockedModel locked(String name, ModelProvenance model, Optional<LockedModel> then) {
        LockedModel now = LockedModel.of(name, model);
        return now.signer().isPresent()
                ? now
                : then.filter(locked -> locked.rootDigest().equals(now.rootDigest()))
                        .filter(locked -> locked.filesDigest().equals(now.filesDigest()))
                        .map(locked -> now.withSigner(locked.signer()))
                        .orElse(now);
    }

    private boolean signatureAsked(Optional<LockedModel> then) {
        return checked && (named || then.flatMap(LockedModel::signer).isPresent());
    }
}
