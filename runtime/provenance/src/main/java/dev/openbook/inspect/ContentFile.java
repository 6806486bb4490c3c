package dev.openbook.inspect;

import dev.openbook.provenance.ModelFile;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A file of a model after it was read once.
 *
 * @param file path, size and digest
 * @param held the very bytes that were digested, read-only, if they were kept
 * @param head what its first bytes say that it is
 * @param location where to find it again, if it lies on disk
 * @param linked whether the folder holds a link where a file is expected
 */
record ContentFile(
        ModelFile file, Optional<ByteBuffer> held, FileHead head, Optional<Location> location, boolean linked) {

    /**
     * Where a file lies and in what state it was read.
     *
     * @param found the file
     * @param identity its state while it was read
     */
    record Location(FoundFile found, FileIdentity identity) {}
}
