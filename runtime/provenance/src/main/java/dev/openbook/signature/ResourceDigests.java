package dev.openbook.signature;

import dev.openbook.reading.OrderedReading;
import dev.openbook.reading.ReadingSettings;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Computes the digests that resources have on disk, several at once. */
final class ResourceDigests {
    private final Map<String, Path> files;
    private final Map<String, Digest> read;

    /**
     * Of certain files.
     *
     * @param files where each lies
     * @param read digests of files that were read just before; those files are not read again, unless they were signed in pieces
     */
    ResourceDigests(Map<String, Path> files, Map<String, Digest> read) {
        this.files = files;
        this.read = read;
    }

    /** What came of reading a resource. */
    sealed interface Outcome {}

    /** Its digest. */
    record Found(Digest digest) implements Outcome {}

    /** There is no such file. */
    record Missing() implements Outcome {}

    /** Somebody wrote to it meanwhile. */
    record Changed() implements Outcome {}

    /** It cannot be read. */
    record Unreadable() implements Outcome {}

    /** Of each resource, in their order. */
    List<Outcome> of(List<Resource> resources, ReadingSettings settings) {
        Set<Resource> firstOfFile = new HashSet<>();
        Set<String> paths = new HashSet<>();
        resources.stream().filter(resource -> paths.add(resource.path())).forEach(firstOfFile::add);
        return OrderedReading.all(resources.size(), settings, (index, executor, unwanted) -> {
            Resource resource = resources.get(index);
            return outcome(resource, firstOfFile.contains(resource), executor, unwanted);
        });
    }

    private Outcome outcome(Resource resource, boolean first, Executor executor, BooleanSupplier unwanted) throws IOException {
        Path file = files.get(resource.path());
        if (file == null) {
            return new Missing();
        }
        try {
            return digest(resource, file, first, new FileDigest(executor, unwanted));
        } catch (FileDigest.ChangedException e) {
            return new Changed();
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            return new Unreadable();
        }
    }

    private Outcome digest(Resource resource, Path file, boolean first, FileDigest digests) throws IOException {
        Digest known = read.get(resource.path());
        if (resource.piece().isEmpty()) {
            return new Found(known == null ? digests.of(file) : known);
        }
        if (known != null && first && !digests.of(file).equals(known)) {
            return new Changed();
        }
        return new Found(digests.of(file, resource.piece().get().start(), resource.piece().get().end()));
    }
}
