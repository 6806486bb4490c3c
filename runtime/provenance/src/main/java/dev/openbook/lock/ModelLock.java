package dev.openbook.lock;

import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Digest;
import dev.openbook.value.IndentedJson;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models that an application uses. Kept with the application's code as {@code models.lock}, so that a change of a model is a
 * change that somebody reads. Immutable and thread-safe.
 *
 * @param models each source once, in the order of their names
 */
public record ModelLock(List<LockedModel> models) {
    static final int VERSION = 1;

    /** Sorts the models. */
    public ModelLock {
        models = models.stream().sorted(Comparator.comparing(LockedModel::source)).toList();
        for (int i = 1; i < models.size(); i++) {
            if (models.get(i).source().equals(models.get(i - 1).source())) {
                throw new IllegalArgumentException("The model " + models.get(i).source() + " is listed twice.");
            }
        }
    }

    /** A lock without models. */
    public static ModelLock empty() {
        return new ModelLock(List.of());
    }

    /**
     * Reads a lock file.
     *
     * @throws OpenbookException {@code LOCK_INVALID} if it is not there, is no such file, or was written by a later version
     */
    public static ModelLock read(Path file) {
        return ModelLockReader.read(file);
    }

    /** The model that an application names so. */
    public Optional<LockedModel> find(String source) {
        return models.stream().filter(model -> model.source().equals(source)).findFirst();
    }

    /** This lock with one more model, or with a model replaced. */
    public ModelLock with(LockedModel model) {
        List<LockedModel> all = new ArrayList<>(models);
        all.removeIf(other -> other.source().equals(model.source()));
        all.add(model);
        return new ModelLock(all);
    }

    /** What another lock says differently: models that only one of them lists, and facts that changed. */
    public List<LockDifference> differences(ModelLock other) {
        Map<String, LockedModel> left = new HashMap<>();
        other.models.forEach(model -> left.put(model.source(), model));
        List<LockDifference> all = new ArrayList<>();
        for (LockedModel model : models) {
            LockedModel now = left.remove(model.source());
            all.addAll(now == null ? List.of(listed(model, true)) : LockDifference.between(model, now));
        }
        left.values().stream()
                .sorted(Comparator.comparing(LockedModel::source))
                .forEach(model -> all.add(listed(model, false)));
        return all;
    }

    private static LockDifference listed(LockedModel model, boolean here) {
        Optional<String> digest = Optional.of(model.rootDigest().hex());
        Optional<String> nothing = Optional.empty();
        return new LockDifference(
                model.source(), LockDifference.Field.MODEL, here ? digest : nothing, here ? nothing : digest);
    }

    /** The lock file's content: JSON, a fact a line, so that tools that compare lines show what changed. */
    public String text() {
        return IndentedJson.write(Json.object()
                .with("lockVersion", VERSION)
                .with("models", Json.array(models.stream().map(ModelLock::json).toList())));
    }

    private static Json.Obj json(LockedModel model) {
        return Json.object()
                .with("source", model.source())
                .with("revision", model.revision())
                .with("rootDigest", model.rootDigest().hex())
                .with("filesDigest", model.filesDigest().hex())
                .with("license", model.license())
                .with("mofClass", model.mofClass())
                .with("signer", model.signer().map(Digest::hex));
    }
}
