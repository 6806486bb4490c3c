package dev.openbook.embed;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts with the vectors that a reference gave. */
final class Goldens {
    private Goldens() {}

    /**
     * One of them.
     *
     * @param text the text
     * @param tokens how many tokens it has of its own; 0 if the reference does not say
     * @param embedding its vector
     */
    record Golden(String text, int tokens, float[] embedding) {}

    static List<Golden> of(String resource) {
        return new JsonMapper().readTree(ModelInMemory.resource(resource)).valueStream().map(Goldens::golden).toList();
    }

    private static Golden golden(JsonNode node) {
        float[] embedding = new float[node.path("embedding").size()];
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] = node.path("embedding").get(i).floatValue();
        }
        return new Golden(node.path("text").asString(), node.path("tokens").asInt(0), embedding);
    }

    static double inner(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    static double cosine(float[] a, float[] b) {
        return inner(a, b) / Math.sqrt(inner(a, a) * inner(b, b));
    }

    static double distance(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
        }
        return largest;
    }
}
