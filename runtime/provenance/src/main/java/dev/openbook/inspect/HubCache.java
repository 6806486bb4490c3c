package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds models in the local Hugging Face cache
 * (<a href="https://huggingface.co/docs/hub/local-cache">layout</a>): {@code models--OWNER--NAME} with {@code refs}, {@code
 * snapshots} and {@code blobs}. Reads only; never fetches anything.
 */
final class HubCache {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][\\w.-]*(/[A-Za-z0-9][\\w.-]*)?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final int MAX_REVISIONS_NAMED = 10;
    private static final int MAX_REFERENCE_BYTES = 1024;

    private final Path root;

    HubCache(Path root) {
        this.root = root;
    }

    /**
     * Where the cache lies: {@code HF_HUB_CACHE}, else {@code HF_HOME/hub}, else {@code ~/.cache/huggingface/hub}.
     *
     * @param environment gives an environment variable
     * @param home the user's home folder
     */
    static Path root(Function<String, Optional<String>> environment, Path home) {
        Optional<Path> cache = environment.apply("HF_HUB_CACHE").filter(value -> !value.isBlank()).map(Path::of);
        return cache.orElseGet(() -> environment
                .apply("HF_HOME")
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(home.resolve(".cache").resolve("huggingface"))
                .resolve("hub"));
    }

    /**
     * A snapshot.
     *
     * @param folder its files, mostly links
     * @param blobs what the links lead to
     * @param commit the revision's full identifier
     */
    record Snapshot(Path folder, Path blobs, String commit) {}

    Snapshot find(ModelSource.Hub hub) throws IOException {
        if (!REPOSITORY.matcher(hub.repository()).matches() || hub.repository().contains("..")) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "\"" + hub.repository() + "\" is not the name of a model on the hub. Write it as OWNER/NAME.");
        }
        Path repository = root.resolve("models--" + hub.repository().replace("/", "--"));
        if (!Files.isDirectory(repository)) {
            throw missing(hub, "There is no " + hub.repository() + " in the local Hugging Face cache " + root + ".");
        }
        String commit = commit(hub, repository);
        Path snapshot = repository.resolve("snapshots").resolve(commit);
        if (!Files.isDirectory(snapshot)) {
            throw missing(hub, "The local Hugging Face cache knows revision " + hub.revision() + " of " + hub.repository()
                    + " but does not hold its files.");
        }
        return new Snapshot(snapshot.toRealPath(), repository.toRealPath().resolve("blobs"), commit);
    }

    private static String commit(ModelSource.Hub hub, Path repository) throws IOException {
        if (COMMIT.matcher(hub.revision()).matches()) {
            return hub.revision();
        }
        Path references = repository.resolve("refs").normalize();
        Path reference = references.resolve(hub.revision()).normalize();
        if (reference.startsWith(references) && Files.isRegularFile(reference) && Files.size(reference) <= MAX_REFERENCE_BYTES) {
            String commit = Files.readString(reference, StandardCharsets.ISO_8859_1).strip();
            if (COMMIT.matcher(commit).matches()) {
                return commit;
            }
        }
        throw missing(hub, "The local Hugging Face cache has no revision " + hub.revision() + " of " + hub.repository()
                + "; it has " + revisions(references) + ".");
    }

    private static String revisions(Path references) throws IOException {
        if (!Files.isDirectory(references)) {
            return "none by name";
        }
        try (Stream<Path> names = Files.list(references)) {
            List<String> found = names.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .limit(MAX_REVISIONS_NAMED)
                    .toList();
            return found.isEmpty() ? "none by name" : String.join(", ", found);
        }
    }

    private static OpenbookException missing(ModelSource.Hub hub, String problem) {
        return new OpenbookException(
                FailureCode.MODEL_MISSING,
                problem + " Openbook never downloads: fetch the model once with \"hf download " + hub.repository()
                        + "\", or name a folder.");
    }
}
