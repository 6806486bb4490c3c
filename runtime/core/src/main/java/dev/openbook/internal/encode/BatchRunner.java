package dev.openbook.internal.encode;

import java.util.List;

/** Runs a graph over rows together, and makes of its output what is wanted of each row. Thread-safe. */
@FunctionalInterface
public interface BatchRunner<T> {

    /** One result a row, in their order. */
    List<T> run(List<EncoderInput> rows);
}
