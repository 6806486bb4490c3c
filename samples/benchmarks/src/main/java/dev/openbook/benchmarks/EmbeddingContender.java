package dev.openbook.benchmarks;

import java.nio.file.Path;

/** Who takes part in {@link EmbeddingThroughput}. */
enum EmbeddingContender {
    /** One text a run, as many runs at once as cores: the default for a graph that quantises while it runs. */
    OPENBOOK("Openbook", "openbook"),
    /** Texts share runs, which changes the vectors a little. */
    OPENBOOK_SHARED("Openbook, shared runs", "openbook"),
    /** The in-process model, given the whole list. */
    LANGCHAIN4J("LangChain4j", "langchain4j"),
    /** The text embedding translator, given 32 texts at a time, which is what sentence-transformers does as well. */
    DJL("DJL, batches of 32", "djl"),
    /** The same, one text a call and one thread a call, as many calls at once as cores. */
    DJL_SINGLE("DJL, one text a call", "djl");

    private final String title;
    private final String library;

    EmbeddingContender(String title, String library) {
        this.title = title;
        this.library = library;
    }

    String title() {
        return title;
    }

    /** Whose code it is: {@code openbook}, {@code langchain4j} or {@code djl}. */
    String library() {
        return library;
    }

    /**
     * Opens it.
     *
     * @param files made by {@link PeerFiles}
     * @param tokens how many tokens of a text are read, special ones included
     */
    TextEmbedder open(Path files, int tokens) {
        return switch (this) {
            case OPENBOOK -> new OpenbookEmbedder(tokens, false);
            case OPENBOOK_SHARED -> new OpenbookEmbedder(tokens, true);
            case LANGCHAIN4J -> LangChain4jEmbedder.open(files, tokens);
            case DJL -> DjlEmbedder.inBatches(files, tokens);
            case DJL_SINGLE -> DjlEmbedder.oneByOne(files, tokens);
        };
    }
}
