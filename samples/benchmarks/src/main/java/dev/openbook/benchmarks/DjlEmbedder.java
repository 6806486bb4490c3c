package dev.openbook.benchmarks;

import ai.djl.ModelException;
import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** DJL's engine for ONNX Runtime and its translator for text embeddings, over the same graph and tokenizer. */
final class DjlEmbedder implements TextEmbedder {
    private static final int BATCH = 32;

    private final ZooModel<String, float[]> model;
    private final int batch;
    private final ExecutorService threads;
    private final List<Predictor<String, float[]>> predictors = new ArrayList<>();

    private DjlEmbedder(ZooModel<String, float[]> model, int batch, int atOnce) {
        this.model = model;
        this.batch = batch;
        this.threads = Executors.newFixedThreadPool(atOnce);
        for (int i = 0; i < atOnce; i++) {
            predictors.add(model.newPredictor());
        }
    }

    /** One predictor and the engine's own threads, as one gets by default; batches are padded to their longest text. */
    static DjlEmbedder inBatches(Path files, int tokens) {
        return new DjlEmbedder(load(criteria(files, tokens)), BATCH, 1);
    }

    /** What one does who has seen that batches are slow: a predictor for each core, a text at a time, one thread each. */
    static DjlEmbedder oneByOne(Path files, int tokens) {
        return new DjlEmbedder(
                load(criteria(files, tokens).optOption("interOpNumThreads", "1").optOption("intraOpNumThreads", "1")),
                1,
                Runtime.getRuntime().availableProcessors());
    }

    private static Criteria.Builder<String, float[]> criteria(Path files, int tokens) {
        return Criteria.builder()
                .setTypes(String.class, float[].class)
                .optModelPath(files)
                .optEngine("OnnxRuntime")
                .optTranslatorFactory(new TextEmbeddingTranslatorFactory())
                .optArgument("includeTokenTypes", "true")
                .optArgument("maxLength", Integer.toString(tokens));
    }

    private static ZooModel<String, float[]> load(Criteria.Builder<String, float[]> criteria) {
        try {
            return criteria.build().loadModel();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ModelException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<Future<List<float[]>>> shares = new ArrayList<>();
        for (int i = 0; i < predictors.size(); i++) {
            int share = i;
            shares.add(threads.submit(() -> embedShare(texts, share)));
        }
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            int batchNumber = i / batch;
            int within = batchNumber / predictors.size() * batch + i % batch;
            vectors.add(result(shares.get(batchNumber % predictors.size())).get(within));
        }
        return vectors;
    }

    /** Every so many-th batch. */
    private List<float[]> embedShare(List<String> texts, int share) throws TranslateException {
        List<float[]> vectors = new ArrayList<>();
        for (int from = share * batch; from < texts.size(); from += predictors.size() * batch) {
            List<String> some = texts.subList(from, Math.min(from + batch, texts.size()));
            vectors.addAll(predictors.get(share).batchPredict(some));
        }
        return vectors;
    }

    private static <T> T result(Future<T> share) {
        try {
            return share.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        predictors.forEach(Predictor::close);
        model.close();
    }
}
