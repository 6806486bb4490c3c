package dev.openbook.label;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a model is. */
final class NatureLines {
    /** Pipeline tags of the Hugging Face hub in plain words. */
    private static final Map<String, String> TASKS = Map.ofEntries(
            Map.entry("feature-extraction", "finding texts of similar meaning"),
            Map.entry("sentence-similarity", "finding texts of similar meaning"),
            Map.entry("text-generation", "writing text"),
            Map.entry("text-classification", "sorting texts into classes"),
            Map.entry("zero-shot-classification", "sorting texts into classes that you name"),
            Map.entry("token-classification", "finding names and the like in texts"),
            Map.entry("question-answering", "finding the answer in a text"),
            Map.entry("text-ranking", "ordering passages by how well they fit a question"),
            Map.entry("fill-mask", "filling in missing words"),
            Map.entry("translation", "translating"),
            Map.entry("summarization", "summarising"));

    private static final int NAMED = 6;
    private static final Pattern BITS = Pattern.compile("bits=(\\d{1,2})\\b");
    private static final Pattern ROUNDED = Pattern.compile("(?:u?int|float)([2-8])(?:e.*)?");
    private static final double PART = 0.1;

    private NatureLines() {}

    static List<LabelLine> of(ModelProvenance model) {
        List<LabelLine> lines = new ArrayList<>();
        lines.add(LabelLine.of("Does", model.tasks(), NatureLines::words));
        lines.add(LabelLine.of(
                "Languages",
                model.card().map(ModelCard::languages).orElseGet(() -> Fact.unknown("model", "There is no model card.")),
                NatureLines::some));
        lines.add(size(model));
        model.graph().ifPresent(graph -> lines.add(LabelLine.measured("Precision", precision(graph), graph.file())));
        return lines;
    }

    /** Some models name a hundred languages. */
    private static String some(List<String> names) {
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more;
    }

    private static String words(List<String> tasks) {
        return tasks.stream()
                .limit(NAMED)
                .map(task -> Optional.ofNullable(TASKS.get(task)).map(words -> words + " (" + task + ")").orElse(task))
                .collect(Collectors.joining(", "));
    }

    private static LabelLine size(ModelProvenance model) {
        long bytes = model.files().stream().mapToLong(ModelFile::size).sum();
        String files = ByteSize.words(bytes) + " in " + model.files().size() + (model.files().size() == 1 ? " file" : " files");
        return model.graph()
                .map(graph -> LabelLine.measured("Size", weights(graph.parameters()) + " weights, " + files, graph.file()))
                .orElseGet(() -> new LabelLine("Size", files + "; no graph to run", Certainty.MEASURED, "model"));
    }

    /** Such as {@code 22.7 million}. */
    private static String weights(long count) {
        if (count >= 1_000_000_000) {
            return String.format(Locale.ROOT, "%.1f billion", count / 1e9);
        }
        return count >= 1_000_000
                ? String.format(Locale.ROOT, "%.1f million", count / 1e6)
                : String.format(Locale.ROOT, "%,d", count);
    }

    /** Quantised or not, and to how many bits: the smaller the coarser. */
    private static String precision(GraphFacts graph) {
        String stored = graph.dataTypes().entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
        if (graph.quantization().isEmpty()) {
            return stored.isEmpty() ? "no weights" : "not quantised, mostly " + stored;
        }
        String bits = bits(graph).stream().map(String::valueOf).collect(Collectors.joining(" and "));
        return "quantised" + (bits.isEmpty() ? "" : " to " + bits + " bits") + ": smaller, faster, less exact";
    }

    /** What the operators say, and what a good part of the rounded weights is stored in: scales and offsets are few. */
    private static Set<Integer> bits(GraphFacts graph) {
        Set<Integer> bits = new TreeSet<>();
        graph.quantization().stream().map(BITS::matcher).filter(Matcher::find).forEach(found -> bits.add(Integer.valueOf(found.group(1))));
        Map<Integer, Long> stored = new HashMap<>();
        graph.dataTypes().forEach((type, weights) -> {
            Matcher rounded = ROUNDED.matcher(type);
            if (rounded.matches()) {
                stored.merge(Integer.valueOf(rounded.group(1)), weights, Long::sum);
            }
        });
        double part = PART * stored.values().stream().mapToDouble(Long::doubleValue).sum();
        stored.forEach((width, weights) -> {
            if (weights > part) {
                bits.add(width);
            }
        });
        return bits;
    }
}
