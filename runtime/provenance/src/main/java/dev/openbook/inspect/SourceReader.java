package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns a source into files: walks its folder, or opens its resources, and reads everything once. */
final class SourceReader {
    private final InspectionSettings settings;
    private final FindingList findings;

    SourceReader(InspectionSettings settings, FindingList findings) {
        this.settings = settings;
        this.findings = findings;
    }

    OpenedSource read(ModelSource source) {
        try {
            return switch (source) {
                case ModelSource.Folder folder -> folder(folder);
                case ModelSource.Hub hub -> hub(hub);
                case ModelSource.Resources resources -> resources(resources);
            };
        } catch (IOException e) {
            throw FileLoader.unreadable("The model " + source.name(), e);
        }
    }

    private OpenedSource folder(ModelSource.Folder source) throws IOException {
        if (!Files.isDirectory(source.path())) {
            String problem = Files.exists(source.path()) ? "is a file, not a folder" : "does not exist";
            throw new OpenbookException(
                    FailureCode.MODEL_MISSING,
                    "The model folder " + source.path() + " " + problem + ". Name a folder that holds an ONNX model.");
        }
        Path root = source.path().toRealPath();
        ModelFiles files = load(root, blobsBeside(root));
        if (files.paths().isEmpty()) {
            throw new OpenbookException(
                    FailureCode.MODEL_MISSING,
                    "The model folder " + source.path() + " is empty. Name a folder that holds an ONNX model.");
        }
        return new OpenedSource(
                Fact.unknown("folder", "A folder on disk does not say where its files come from."), Optional.of(root), files);
    }

    /** A snapshot of the hub cache may be named as a folder, too. */
    private Optional<Path> blobsBeside(Path root) throws IOException {
        if (!Files.isDirectory(settings.hubCache())) {
            return Optional.empty();
        }
        Path cache = settings.hubCache().toRealPath();
        return root.startsWith(cache) && !root.equals(cache)
                ? Optional.of(cache.resolve(cache.relativize(root).getName(0)).resolve("blobs"))
                : Optional.empty();
    }

    private OpenedSource hub(ModelSource.Hub source) throws IOException {
        HubCache.Snapshot snapshot = new HubCache(settings.hubCache()).find(source);
        ModelFiles files = load(snapshot.folder(), Optional.of(snapshot.blobs()));
        if (files.paths().isEmpty()) {
            throw new OpenbookException(
                    FailureCode.MODEL_MISSING,
                    "The local Hugging Face cache holds no file of " + source.name() + ". Fetch the model again with \"hf"
                            + " download " + source.repository() + "\".");
        }
        String origin = "hub:" + source.repository() + "@" + snapshot.commit();
        return new OpenedSource(
                BlobCheck.origin(origin, snapshot.blobs(), files, findings), Optional.of(snapshot.folder()), files);
    }

    private ModelFiles load(Path root, Optional<Path> blobs) throws IOException {
        List<FoundFile> found = FolderSurvey.files(root, blobs, settings.limits(), findings);
        return new ModelFiles(ContentReading.read(found, settings.reading()));
    }

    private static OpenedSource resources(ModelSource.Resources source) throws IOException {
        List<ContentFile> contents = ResourceLoader.load(source);
        Fact<String> origin = source.origin()
                .map(words -> Fact.stated(words, source.name(), "Whoever bundled the model says so."))
                .orElseGet(() -> Fact.unknown(source.name(), "Whoever bundled the model does not say."));
        return new OpenedSource(origin, Optional.empty(), new ModelFiles(contents));
    }
}
