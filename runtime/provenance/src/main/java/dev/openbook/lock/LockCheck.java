package dev.openbook.lock;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelProvenance;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Lets the models of a lock file pass, and no others. What counts is the bytes and the names under which they lie: a model passes
 * if the file lists its root digest and its files digest under the name by which it is opened, or, where that name is not listed
 * (because a server keeps its models in another folder), under any. A signer that was verified now must be the one that was
 * verified then. Licence and class follow from the bytes and are not compared; {@link ModelLock#differences} shows when a newer
 * release of this library reads them otherwise.
 *
 * <p>Immutable and thread-safe; costs microseconds.
 */
public final class LockCheck {
    private final ModelLock lock;
    private final LockedSources names;
    private final String file;

    private LockCheck(ModelLock lock, Path file) {
        this.lock = lock;
        this.names = LockedSources.of(file);
        this.file = String.valueOf(file.getFileName());
    }

    /**
     * A check against a lock file.
     *
     * @throws OpenbookException {@code LOCK_INVALID}
     */
    public static LockCheck read(Path file) {
        return new LockCheck(ModelLock.read(file), file);
    }

    /**
     * Lets a model pass, or does not.
     *
     * @throws OpenbookException {@code MODEL_NOT_LOCKED} saying what differs
     */
    public void require(ModelSource source, ModelProvenance model) {
        String name = names.name(source);
        LockedModel found = LockedModel.of(name, model);
        Optional<LockedModel> named = lock.find(name);
        LockedModel locked = named.or(() -> lock.models().stream()
                        .filter(other -> other.rootDigest().equals(found.rootDigest()))
                        .findFirst())
                .orElseThrow(() -> refused("The model " + model.source() + " is not in the lock file " + file + " (root digest "
                        + found.rootDigest().hex() + ")."));
        if (!locked.rootDigest().equals(found.rootDigest())) {
            throw refused("The model " + model.source() + " is not the one in the lock file " + file + ": its root digest is "
                    + found.rootDigest().hex() + ", locked is " + locked.rootDigest().hex() + ".");
        }
        if (!locked.filesDigest().equals(found.filesDigest())) {
            throw refused("The model " + model.source() + " is not the one in the lock file " + file
                    + ": its files have the same bytes, but other names.");
        }
        if (locked.signer().isPresent() && found.signer().isPresent() && !locked.signer().equals(found.signer())) {
            throw refused("The model " + model.source() + " was signed with the key " + found.signer().get().hex()
                    + "; the lock file " + file + " has " + locked.signer().get().hex() + ".");
        }
    }

    /** Whether the file lists a model's bytes and their names, under whatever name. */
    public boolean lists(ModelProvenance model) {
        LockedModel found = LockedModel.of("", model);
        return lock.models().stream()
                .anyMatch(locked -> locked.rootDigest().equals(found.rootDigest()) && locked.filesDigest().equals(found.filesDigest()));
    }

    private OpenbookException refused(String problem) {
        return new OpenbookException(
                FailureCode.MODEL_NOT_LOCKED,
                problem + " If the change is meant, look at it with \"openbook models lock --update " + file + "\".");
    }
}
