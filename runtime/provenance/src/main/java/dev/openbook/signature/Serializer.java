package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.folder.CodePointOrder;
import dev.openbook.provenance.Finding;
import dev.openbook.reading.OrderedReading;
import dev.openbook.reading.ReadingSettings;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Turns a model into the statement that is signed. */
final class Serializer {
    private final Path model;
    private final Path bundle;
    private final ModelTree tree;
    private final ReadingSettings reading;
    private final int maxResources;

    Serializer(Path model, Path bundle, ReadingSettings reading) throws IOException {
        SignatureLimits limits = SignatureLimits.standard();
        this.model = model;
        this.bundle = bundle;
        this.reading = reading;
        this.maxResources = limits.maxResources();
        this.tree = ModelTree.read(model, bundle, false, limits);
    }

    Statement statement(Collection<String> ignoredPaths) throws IOException {
        IgnoredPaths ignored = ignored(ignoredPaths);
        for (Map.Entry<String, Finding> oddity : tree.oddities().entrySet()) {
            if (!ignored.covers(oddity.getKey())) {
                throw unsafe(oddity.getValue().message() + " " + oddity.getValue().remedy());
            }
        }
        List<Map.Entry<String, Path>> files = tree.files().entrySet().stream()
                .filter(file -> !ignored.covers(file.getKey()))
                .sorted(Map.Entry.comparingByKey(new CodePointOrder()))
                .toList();
        files.forEach(file -> requireSafe(file.getKey()));
        if (files.size() > maxResources) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The folder " + model + " holds more than " + maxResources + " files, which no signature lists. Name the folder that"
                            + " holds the model's own files, or leave folders out.");
        }
        if (files.isEmpty()) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID, "The folder " + model + " holds no file to sign. Name the folder of a model.");
        }
        List<Resource> resources = OrderedReading.all(files.size(), reading, (index, executor, unwanted) -> {
            Map.Entry<String, Path> file = files.get(index);
            return Resource.file(file.getKey(), digest(new FileDigest(executor, unwanted), file));
        });
        return new Statement(name(), new Serialization(OptionalLong.empty(), false, ignored), resources);
    }

    private IgnoredPaths ignored(Collection<String> given) throws IOException {
        IgnoredPaths ignored = IgnoredPaths.VERSION_CONTROL.and(given);
        return tree.single()
                ? ignored
                : ModelTree.within(model.toRealPath(), bundle).map(path -> ignored.and(List.of(path))).orElse(ignored);
    }

    private static Digest digest(FileDigest digests, Map.Entry<String, Path> file) throws IOException {
        try {
            return digests.of(file.getValue());
        } catch (FileDigest.ChangedException e) {
            throw new OpenbookException(
                    FailureCode.MODEL_CHANGED,
                    file.getKey() + " changed while it was read. Make sure that nothing writes to the model's folder, and try again.",
                    e);
        }
    }

    private static void requireSafe(String path) {
        ResourceName.flaw(path).ifPresent(flaw -> {
            throw unsafe("The file " + Problems.printable(path) + " cannot be signed, since its name " + flaw + ". Rename it.");
        });
    }

    private static OpenbookException unsafe(String message) {
        return new OpenbookException(FailureCode.MODEL_UNSAFE, message);
    }

    /** A name for people; what is signed does not depend on it. */
    private String name() throws IOException {
        Path name = model.toRealPath().getFileName();
        return name == null ? "model" : name.toString();
    }
}
