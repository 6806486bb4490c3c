package dev.openbook.benchmarks;

import java.util.List;

/** An embedding model as one library's users call it: opened once, asked many times, by one thread. */
interface TextEmbedder extends AutoCloseable {

    /** The vectors of a list of texts, in order. */
    List<float[]> embed(List<String> texts);

    @Override
    void close();
}
