package dev.openbook.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of the rounds over one kind of texts.
 *
 * @param kind of texts
 * @param turns of each contender, round by round
 */
record EmbeddingReport(String kind, Map<EmbeddingContender, List<Contender.Turn>> turns) {
    private static final int DIMENSIONS = 384;

    /** Where the vectors of a contender are kept. */
    static Path vectors(Path files, String kind, EmbeddingContender contender) {
        return files.resolve(kind + "-" + contender + ".vectors");
    }

    void print(Path files) throws IOException {
        System.out.printf("%n%s%n", kind);
        float[] ours = read(vectors(files, kind, EmbeddingContender.OPENBOOK));
        for (EmbeddingContender contender : turns.keySet()) {
            double[] rates = sorted(turns(contender).stream().mapToDouble(turn -> 1_000 / turn.milliseconds()).toArray());
            double[] processor = sorted(turns(contender).stream().mapToDouble(Contender.Turn::processorMilliseconds).toArray());
            double[] cosines = cosines(ours, read(vectors(files, kind, contender)));
            System.out.printf(Locale.ROOT,
                    "%-24s %,7.0f texts/s (%,.0f to %,.0f)  processor %6.3f ms a text  cosine to Openbook least %.4f median %.4f%n",
                    contender.title(), median(rates), rates[0], rates[rates.length - 1], median(processor),
                    cosines[0], median(cosines));
        }
        for (EmbeddingContender own : List.of(EmbeddingContender.OPENBOOK, EmbeddingContender.OPENBOOK_SHARED)) {
            for (EmbeddingContender peer :
                    List.of(EmbeddingContender.LANGCHAIN4J, EmbeddingContender.DJL, EmbeddingContender.DJL_SINGLE)) {
                double[] ratios = ratios(own, peer);
                System.out.printf(Locale.ROOT, "%s / %s: %.2f (rounds %.2f to %.2f)%n",
                        own.title(), peer.title(), median(ratios), ratios[0], ratios[ratios.length - 1]);
            }
        }
    }

    private List<Contender.Turn> turns(EmbeddingContender contender) {
        return turns.getOrDefault(contender, List.of());
    }

    /** How many times as many texts a second, round by round, in ascending order. */
    private double[] ratios(EmbeddingContender own, EmbeddingContender peer) {
        double[] ratios = new double[turns(own).size()];
        Arrays.setAll(ratios, round ->
                turns(peer).get(round).milliseconds() / turns(own).get(round).milliseconds());
        return sorted(ratios);
    }

    private static float[] read(Path file) throws IOException {
        FloatBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file)).asFloatBuffer();
        float[] vectors = new float[numbers.remaining()];
        numbers.get(vectors);
        return vectors;
    }

    /** Of all texts, in ascending order; all vectors have length 1. */
    private static double[] cosines(float[] ours, float[] theirs) {
        double[] cosines = new double[ours.length / DIMENSIONS];
        for (int i = 0; i < ours.length; i++) {
            cosines[i / DIMENSIONS] += (double) ours[i] * theirs[i];
        }
        return sorted(cosines);
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
