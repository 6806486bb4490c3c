package dev.openbook.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something about a model that is not as it was locked.
 *
 * @param source the model, as the lock file names it
 * @param what which of its facts
 * @param locked as the lock file has it; empty if it has nothing
 * @param found as it is; empty if it is not known, or the model is not there
 */
public record LockDifference(String source, Field what, Optional<String> locked, Optional<String> found) {

    /** What a lock file says of a model. */
    public enum Field {
        /** Whether it is listed at all. */
        MODEL("model"),
        /** The publisher's name for its state. */
        REVISION("revision"),
        /** Its bytes. */
        ROOT_DIGEST("rootDigest"),
        /** Its bytes and the names under which they lie. */
        FILES_DIGEST("filesDigest"),
        /** Its licence. */
        LICENSE("license"),
        /** Its openness. */
        MOF_CLASS("mofClass"),
        /** Who signed it. */
        SIGNER("signer");

        private final String label;

        Field(String label) {
            this.label = label;
        }

        /** The name that lock files use. */
        public String label() {
            return label;
        }
    }

    /** How two states of one model differ, in the order of {@link Field}. */
    static List<LockDifference> between(LockedModel locked, LockedModel found) {
        List<LockDifference> differences = new ArrayList<>();
        String source = locked.source();
        compare(source, Field.REVISION, locked.revision(), found.revision(), differences);
        compare(
                source,
                Field.ROOT_DIGEST,
                Optional.of(locked.rootDigest().hex()),
                Optional.of(found.rootDigest().hex()),
                differences);
        compare(
                source,
                Field.FILES_DIGEST,
                Optional.of(locked.filesDigest().hex()),
                Optional.of(found.filesDigest().hex()),
                differences);
        compare(source, Field.LICENSE, locked.license(), found.license(), differences);
        compare(
                source,
                Field.MOF_CLASS,
                Optional.of(Integer.toString(locked.mofClass())),
                Optional.of(Integer.toString(found.mofClass())),
                differences);
        compare(source, Field.SIGNER, locked.signer().map(key -> key.hex()), found.signer().map(key -> key.hex()), differences);
        return differences;
    }

    private static void compare(
            String source, Field what, Optional<String> locked, Optional<String> found, List<LockDifference> differences) {
        if (!locked.equals(found)) {
            differences.add(new LockDifference(source, what, locked, found));
        }
    }
}
