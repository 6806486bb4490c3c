package dev.openbook.internal.encode;

import java.util.List;

/**
 * Runs rows on a model, whoever else asks at the same time. Thread-safe and bounded.
 *
 * @param <T> what is made of a row's output
 */
public interface EncoderRuns<T> extends AutoCloseable {

    /**
     * Runs rows.
     *
     * @return one result per row, in their order; the same whatever else runs meanwhile
     * @throws dev.openbook.failure.OpenbookException {@code CLOSED} after closing, and if that happens before all rows are
     *     begun; {@code CANCELLED} if the calling thread is interrupted; what the engine fails with
     */
    List<T> of(List<EncoderInput> rows);

    @Override
    void close();
}
