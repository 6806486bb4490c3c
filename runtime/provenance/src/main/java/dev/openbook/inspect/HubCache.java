package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.json.PlainWords;
import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private static final int MAX_FOLDERS = 10_000;
    private static final int MAX_REFERENCE_BYTES = 1024;
    private static final int MAX_NAMES = 400;

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
        return inside(repository, snapshot).orElseThrow(() -> new OpenbookException(
                FailureCode.MODEL_UNSAFE,
                "The snapshot of " + hub.repository() + " in the local Hugging Face cache is a link that leads outside it. Fetch the"
                        + " model again with \"hf download " + hub.repository() + "\"."));
    }

    /** A snapshot, unless it is a link that leads out of its repository. */
    private static Optional<Snapshot> inside(Path repository, Path snapshot) throws IOException {
        Path home = repository.toRealPath();
        Path files = snapshot.toRealPath();
        return files.startsWith(home)
                ? Optional.of(new Snapshot(files, home.resolve("blobs"), String.valueOf(snapshot.getFileName())))
                : Optional.empty();
    }

    /** Every model that the cache holds files of: by branch or tag, and by commit if nothing else names it. By name. */
    List<ModelSource.Hub> models() throws IOException {
        List<ModelSource.Hub> models = new ArrayList<>();
        for (Path repository : folders(root, "models--*")) {
            String name = String.valueOf(repository.getFileName()).substring("models--".length()).replace("--", "/");
            if (REPOSITORY.matcher(name).matches()) {
                models.addAll(revisions(name, repository));
            }
        }
        return models;
    }

    private List<ModelSource.Hub> revisions(String name, Path repository) throws IOException {
        Map<String, ModelSource.Hub> byCommit = new TreeMap<>();
        for (Path snapshot : folders(repository.resolve("snapshots"), "*")) {
            String commit = String.valueOf(snapshot.getFileName());
            if (COMMIT.matcher(commit).matches()) {
                byCommit.put(commit, new ModelSource.Hub(name, commit, ""));
            }
        }
        for (String reference : references(repository.resolve("refs"))) {
            ModelSource.Hub hub = new ModelSource.Hub(name, reference, "");
            reference(repository, hub).ifPresent(commit -> byCommit.replace(commit, hub));
        }
        return byCommit.values().stream().sorted(Comparator.comparing(ModelSource.Hub::revision)).toList();
    }

    private static List<Path> folders(Path parent, String pattern) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, pattern)) {
            found.forEach(folders::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return folders.stream().filter(Files::isDirectory).sorted().limit(MAX_FOLDERS).toList();
    }

    /**
     * The snapshot that the branch main names; without such a name the only one that is there.
     *
     * @param name as untrusted words
     */
    Optional<Snapshot> findIfPresent(String name) throws IOException {
        if (!REPOSITORY.matcher(name).matches() || name.contains("..")) {
            return Optional.empty();
        }
        Path repository = root.resolve("models--" + name.replace("/", "--"));
        List<Path> snapshots = folders(repository.resolve("snapshots"), "*");
        Optional<String> main = reference(repository, new ModelSource.Hub(name, "main", ""));
        Optional<Path> snapshot = main.isPresent()
                ? snapshots.stream().filter(folder -> folder.endsWith(main.get())).findFirst()
                : snapshots.stream().findFirst().filter(folder -> snapshots.size() == 1);
        return snapshot.isEmpty() ? Optional.empty() : inside(repository, snapshot.get());
    }

    private static String commit(ModelSource.Hub hub, Path repository) throws IOException {
        if (COMMIT.matcher(hub.revision()).matches()) {
            return hub.revision();
        }
        Optional<String> commit = reference(repository, hub);
        if (commit.isPresent()) {
            return commit.get();
        }
        List<String> known = references(repository.resolve("refs"));
        throw missing(hub, "The local Hugging Face cache has no revision " + hub.revision() + " of " + hub.repository()
                + "; it has " + (known.isEmpty() ? "none by name" : PlainWords.of(String.join(", ", known), MAX_NAMES)) + ".");
    }

    /** The commit that a branch or tag stands for. */
    private static Optional<String> reference(Path repository, ModelSource.Hub hub) throws IOException {
        Path references = repository.resolve("refs").normalize();
        Path reference = references.resolve(hub.revision()).normalize();
        if (!reference.startsWith(references) || !Files.isRegularFile(reference) || Files.size(reference) > MAX_REFERENCE_BYTES) {
            return Optional.empty();
        }
        String commit = Files.readString(reference, StandardCharsets.ISO_8859_1).strip();
        return Optional.of(commit).filter(text -> COMMIT.matcher(text).matches());
    }

    private static List<String> references(Path references) throws IOException {
        if (!Files.isDirectory(references)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(references)) {
            return names.map(path -> String.valueOf(path.getFileName())).sorted().limit(MAX_REVISIONS_NAMED).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static OpenbookException missing(ModelSource.Hub hub, String problem) {
        return new OpenbookException(
                FailureCode.MODEL_MISSING,
                problem + " Openbook never downloads: fetch the model once with \"hf download " + hub.repository()
                        + "\", or name a folder.");
    }
}
