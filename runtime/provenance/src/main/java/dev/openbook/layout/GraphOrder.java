package dev.openbook.layout;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which a folder's graphs are tried where nothing names one.
 *
 * <p>First by name: {@code model}, which is the whole model; {@code decoder_model_merged}, which both begins a text and goes
 * on with it; {@code decoder_model}, which begins, before {@code decoder_with_past_model}, which goes on; everything else.
 * Of one name, the graph in full precision comes first, because it is what was published; then {@code _quantized} (8 bit,
 * what transformers.js takes by default); then other variants; and last those in half precision and other formats that are
 * made for devices, which a CPU runs slowly if at all. Within these the one nearer to the root, then by path.
 */
final class GraphOrder {
    /** The first that fits counts, so the longer name stands before the one that it begins with. */
    private static final List<String> NAMES =
            List.of("model", "decoder_model_merged", "decoder_model", "decoder_with_past_model");

    private static final int RANKS_PER_NAME = 4;

    private GraphOrder() {}

    static Comparator<String> usual() {
        return Comparator.comparingInt(GraphOrder::rank)
                .thenComparingLong(path -> path.chars().filter(c -> c == '/').count())
                .thenComparing(Comparator.naturalOrder());
    }

    private static int rank(String path) {
        String stem = ModelPath.stem(path);
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            if (stem.equals(name)) {
                return i * RANKS_PER_NAME;
            }
            if (stem.startsWith(name + "_")) {
                return i * RANKS_PER_NAME + variantRank(stem.substring(name.length() + 1));
            }
        }
        return NAMES.size() * RANKS_PER_NAME;
    }

    private static int variantRank(String variant) {
        if (variant.equals("quantized")) {
            return 1;
        }
        boolean forDevices = variant.endsWith("f16") || variant.equals("fp16") || variant.equals("bnb4") || variant.equals("O4");
        return forDevices ? 3 : 2;
    }
}
