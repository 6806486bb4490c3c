package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.folder.CodePointOrder;
import dev.openbook.folder.DigestScope;
import dev.openbook.graph.NeighbourFiles;
import dev.openbook.layout.FolderContent;
import dev.openbook.provenance.ModelFile;
import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All files of a model by path, in code point order. Immutable and thread-safe. */
final class ModelFiles implements FolderContent, NeighbourFiles {
    private final SortedMap<String, ContentFile> files;
    private final Set<String> uncovered;

    ModelFiles(Collection<ContentFile> contents) {
        this(contents, Set.of());
    }

    private ModelFiles(Collection<ContentFile> contents, Set<String> uncovered) {
        this.uncovered = uncovered;
        SortedMap<String, ContentFile> byPath = new TreeMap<>(new CodePointOrder());
        contents.forEach(content -> byPath.put(content.file().path(), content));
        files = Collections.unmodifiableSortedMap(byPath);
    }

    @Override
    public Set<String> paths() {
        return files.keySet();
    }

    /** Those that the model's digest covers: nothing else may be taken for a part of the model. */
    ModelFiles covered(Set<String> signatures) {
        Map<Boolean, List<ContentFile>> parts = files.values().stream()
                .collect(Collectors.partitioningBy(content -> DigestScope.covers(content.file().path(), signatures)));
        return new ModelFiles(
                parts.getOrDefault(true, List.of()),
                parts.getOrDefault(false, List.of()).stream()
                        .map(content -> content.file().path())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    Collection<ContentFile> contents() {
        return files.values();
    }

    /** Paths of those whose bytes are the disk's, so that whoever writes to the file changes them. */
    Set<String> mapped() {
        return files.values().stream()
                .filter(content -> content.held().filter(ByteBuffer::isDirect).isPresent())
                .map(content -> content.file().path())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * All of them, each with whether the model's digest goes over it.
     *
     * @param signatures paths of signature bundles
     */
    List<ModelFile> list(Set<String> signatures) {
        return files.values().stream()
                .map(ContentFile::file)
                .map(file -> new ModelFile(file.path(), file.size(), file.sha256(), DigestScope.covers(file.path(), signatures)))
                .toList();
    }

    Optional<ContentFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public long size(String path) {
        return require(path).file().size();
    }

    @Override
    public Digest digest(String path) {
        return require(path).file().sha256();
    }

    @Override
    public ByteBuffer bytes(String path) {
        ContentFile file = require(path);
        ByteBuffer bytes = file.held()
                .orElseGet(() -> FileLoader.reload(file, file.location().orElseThrow().found()));
        return bytes.duplicate();
    }

    private ContentFile require(String path) {
        return find(path).orElseThrow(() -> new OpenbookException(
                FailureCode.MODEL_DAMAGED,
                "The model has no file \"" + path + "\". Names are those of its provenance, relative to the model's root; fetch"
                        + " the model again if the file should be there."));
    }

    @Override
    public OptionalLong sizeIfPresent(String path) {
        return find(path).map(file -> OptionalLong.of(file.file().size())).orElse(OptionalLong.empty());
    }

    @Override
    public boolean covered(String path) {
        return !uncovered.contains(path);
    }

    @Override
    public boolean linked(String path) {
        return find(path).map(ContentFile::linked).orElse(false);
    }
}
