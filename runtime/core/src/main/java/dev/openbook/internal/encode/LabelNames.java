package dev.openbook.internal.encode;

import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.ConfigurationObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a model's {@code config.json} calls its outputs. */
public final class LabelNames {
    private static final String FILE = "config.json";
    private static final int MOST_SHOWN = 5;
    private static final Pattern NO_NAME = Pattern.compile("LABEL_\\d+");

    private LabelNames() {}

    /**
     * The names in the order of the outputs; empty if the file names none.
     *
     * @param outputs how many there are
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_DAMAGED} if the file names others
     */
    public static Optional<List<String>> read(ConfigurationFiles files, int outputs) {
        Optional<Map<String, String>> names = files.object(FILE)
                .flatMap(config -> config.object("id2label"))
                .map((ConfigurationObject labels) -> labels.texts(name -> true));
        return names.map(byNumber -> {
            List<String> numbers = IntStream.range(0, outputs).mapToObj(Integer::toString).toList();
            if (byNumber.size() != outputs || !byNumber.keySet().containsAll(numbers)) {
                throw ConfigurationFiles.damaged(
                        FILE, "names " + byNumber.size() + " labels (id2label), but the graph gives " + outputs + " numbers", null);
            }
            return numbers.stream().map(byNumber::get).toList();
        });
    }

    /** The names that transformers gives where nobody named anything. */
    public static List<String> numbered(int outputs) {
        return IntStream.range(0, outputs).mapToObj(i -> "LABEL_" + i).toList();
    }

    /** The first of them, for messages. */
    public static String shortened(List<String> labels) {
        return String.join(", ", labels.subList(0, Math.min(MOST_SHOWN, labels.size())))
                + (labels.size() > MOST_SHOWN ? ", …" : "");
    }

    /** Whether these are no more than numbers. */
    public static boolean saysNothing(List<String> labels) {
        return labels.stream().allMatch(label -> NO_NAME.matcher(label).matches());
    }
}
