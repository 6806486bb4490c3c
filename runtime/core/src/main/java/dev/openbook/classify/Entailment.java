package dev.openbook.classify;

import dev.openbook.internal.encode.Activation;
import dev.openbook.model.CandidateLabels;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How the outputs of a model of natural language inference are read.
 *
 * @param entailed which of them says that the text entails the hypothesis
 * @param contradicted which of them says the contrary
 */
record Entailment(int entailed, int contradicted) {

    /** Finds the outputs by their labels; empty if they are not of this kind. */
    static Optional<Entailment> of(List<String> labels) {
        OptionalInt entailed = beginning(labels, "entail");
        if (entailed.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt contradicted = beginning(labels, "contradict");
        if (contradicted.isEmpty() && labels.size() == 2) {
            contradicted = OptionalInt.of(1 - entailed.getAsInt());
        }
        return contradicted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entailment(entailed.getAsInt(), contradicted.getAsInt()));
    }

    /**
     * Probabilities of the candidates, as transformers' zero-shot-classification pipeline computes them.
     *
     * @param outputs of the model, one row for each candidate
     */
    double[] probabilities(List<float[]> outputs, CandidateLabels candidates) {
        if (candidates.multiLabel() || outputs.size() == 1) {
            return outputs.stream()
                    .mapToDouble(logits -> Activation.sigmoid((double) logits[entailed] - logits[contradicted]))
                    .toArray();
        }
        float[] entailments = new float[outputs.size()];
        for (int i = 0; i < entailments.length; i++) {
            entailments[i] = outputs.get(i)[entailed];
        }
        return Activation.SOFTMAX.apply(entailments);
    }

    private static OptionalInt beginning(List<String> labels, String word) {
        return IntStream.range(0, labels.size())
                .filter(i -> labels.get(i).toLowerCase(Locale.ROOT).startsWith(word))
                .findFirst();
    }
}
