package dev.openbook.model;

import dev.openbook.provenance.ModelProvenance;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An inspected model: the facts, and the very bytes that they were taken from. Whoever opens the model takes its bytes
 * from here and never from the disk again, so that what runs is what was inspected.
 *
 * <p>Thread-safe. {@link #close()} releases what was opened for reading; mapped bytes live on while they are referenced.
 */
public interface ModelContent extends AutoCloseable {

    /** What inspection found. */
    ModelProvenance provenance();

    /** Whether the model has a file of this path. */
    boolean contains(String path);

    /**
     * The bytes of a file, read-only, with SHA-256 as inspection recorded it. Large files are mapped, not copied, so
     * that {@link #requireUnchanged()} must pass after they were read; each call gives a buffer of its own.
     *
     * @throws dev.openbook.failure.OpenbookException if there is no such file, it is 2 GiB or larger or, with {@code
     *     MODEL_CHANGED}, it is no longer what was inspected
     */
    ByteBuffer bytes(String path);

    /** The folder in which an engine finds external weights, if the model lies in one. */
    Optional<Path> folder();

    /**
     * Checks that the files an engine opens by itself (external weights) and those whose bytes are mapped are still the ones
     * that were hashed: same identity, size and time. Called just before and just after opening.
     *
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_CHANGED} if one is not
     */
    void requireUnchanged();

    @Override
    void close();
}
