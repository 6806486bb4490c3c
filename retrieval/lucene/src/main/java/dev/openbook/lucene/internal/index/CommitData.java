package dev.openbook.lucene.internal.index;

import dev.openbook.lucene.VectorSpace;
import dev.openbook.value.Digest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.jspecify.annotations.Nullable;

/**
 * What a commit says of the library as a whole; it becomes durable together with the documents.
 *
 * @param id of the library
 * @param commit counts commits from 0
 * @param vectors the model of the vectors; empty if there are none
 */
public record CommitData(String id, long commit, Optional<VectorSpace> vectors) {
    /** Counts layouts: fields, their analysis and encoding. An index of another one is built again. */
    public static final int SCHEMA = 1;

    private static final String SCHEMA_KEY = "openbook.schema";
    private static final String ID_KEY = "openbook.id";
    private static final String COMMIT_KEY = "openbook.commit";
    private static final String MODEL_KEY = "openbook.embedding.model";
    private static final String DIMENSIONS_KEY = "openbook.embedding.dimensions";
    private static final String VERSION_KEY = "openbook.version";

    /** The layout that user data names; empty if it was not written by Openbook. */
    public static Optional<String> schemaOf(Map<String, String> userData) {
        return Optional.ofNullable(userData.get(SCHEMA_KEY));
    }

    /**
     * Reads user data of this {@link #SCHEMA}.
     *
     * @throws CorruptIndexException if something is missing or malformed
     */
    public static CommitData of(Map<String, String> userData) throws CorruptIndexException {
        String id = userData.get(ID_KEY);
        String commit = userData.get(COMMIT_KEY);
        if (id == null || commit == null) {
            throw new CorruptIndexException("No id or commit", "user data");
        }
        try {
            return new CommitData(
                    id, Long.parseLong(commit), vectors(userData.get(MODEL_KEY), userData.get(DIMENSIONS_KEY)));
        } catch (IllegalArgumentException e) {
            throw new CorruptIndexException("Malformed", "user data", e);
        }
    }

    private static Optional<VectorSpace> vectors(@Nullable String model, @Nullable String dimensions) {
        return model == null || dimensions == null
                ? Optional.empty()
                : Optional.of(new VectorSpace(new Digest(model), Integer.parseInt(dimensions)));
    }

    /** The user data that says this, and which version of Openbook wrote it. */
    public Map<String, String> toUserData() {
        Map<String, String> userData = new HashMap<>();
        userData.put(SCHEMA_KEY, Integer.toString(SCHEMA));
        userData.put(ID_KEY, id);
        userData.put(COMMIT_KEY, Long.toString(commit));
        userData.put(VERSION_KEY, LibraryVersion.current());
        vectors.ifPresent(space -> {
            userData.put(MODEL_KEY, space.model().hex());
            userData.put(DIMENSIONS_KEY, Integer.toString(space.dimensions()));
        });
        return userData;
    }

    /** The data of the commit after this one. */
    CommitData next() {
        return new CommitData(id, commit + 1, vectors);
    }
}
