package dev.openbook.benchmarks;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.Sampler;
import java.nio.file.Path;

/**
 * llama.cpp through its Java binding, with the settings it has by itself: 16-bit caches, no flash attention (which was half as
 * fast on processors in this version). The likeliest token is taken, the cheapest way it has; the prompt is kept from turn to
 * turn. Files as {@code make_gguf.py} writes them: a letter is a token.
 */
final class LlamaCpp implements Contender {
    private final String name;
    private final LlamaModel model;

    LlamaCpp(Path file, int threads, int capacity) {
        name = "llama.cpp, " + file.getFileName();
        model = new LlamaModel(new ModelParameters()
                .setModel(file.toString())
                .setThreads(threads)
                .setThreadsBatch(Runtime.getRuntime().availableProcessors())
                .setCtxSize(capacity)
                .disableLog());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Turn decode(int context, int tokens) {
        String prompt = "a".repeat(context);
        int read = model.encode(prompt).length;
        if (read != context) {
            throw new IllegalStateException(name + " reads " + context + " letters as " + read + " tokens, not as many.");
        }
        LlamaIterator pieces = model.generate(new InferenceParameters(prompt)
                        .setNPredict(tokens + 1)
                        .setCachePrompt(true)
                        .setIgnoreEos(true)
                        .setSamplers(Sampler.TOP_K)
                        .setTopK(1))
                .iterator();
        pieces.next();
        Stopwatch watch = Stopwatch.started();
        for (int i = 0; i < tokens; i++) {
            pieces.next();
        }
        Turn turn = watch.turn(tokens);
        int rest = 0;
        while (pieces.hasNext()) {
            rest += pieces.next().text.length();
        }
        if (rest > 0) {
            throw new IllegalStateException(name + " gave fewer pieces than tokens.");
        }
        return turn;
    }

    @Override
    public void close() {
        model.close();
    }
}
