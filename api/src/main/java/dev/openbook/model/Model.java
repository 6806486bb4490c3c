package dev.openbook.model;

import dev.openbook.provenance.ModelProvenance;

/** An opened model. It always knows where it comes from. Whoever opened it closes it. */
public interface Model extends AutoCloseable {

    /** What is known of it. */
    ModelProvenance provenance();

    @Override
    void close();
}
