package dev.openbook.bom.internal.listing;

import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.bom.internal.part.Variant;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same model in other precisions or formats: graphs and weights beside the graph that is opened, told by the names that
 * publishing conventions give them, and models of the bill that were quantised or converted from the same one. Nothing is
 * compared but names and descent.
 */
final class Twins {
    /**
     * What transformers.js (dtypes.js) and the exporters of optimum and of Sentence Transformers put behind a graph's name for a
     * precision or a degree of optimisation.
     */
    private static final Pattern GRAPH = Pattern.compile("(.+?)(?:_(fp32|fp16|bf16|int8|uint8|int4|uint4|q8|q4|q4f16|q2|q2f16|q1|q1f16"
            + "|bnb4|quantized|q?u?int8_[a-z0-9_]{1,20}|O[1-4]))?\\.onnx");

    /** Names that the transformers library gives to the weights of the model whose configuration lies beside them. */
    private static final Map<String, String> WEIGHTS = Map.of(
            "model.safetensors", "safetensors",
            "pytorch_model.bin", "PyTorch",
            "tf_model.h5", "TensorFlow",
            "flax_model.msgpack", "Flax");

    private static final Set<String> SAME_MODEL = Set.of("quantized", "converted");

    private Twins() {}

    /** Files of a model that hold it once more; none if no graph is opened, since then there is nothing that they could be twins of. */
    static List<Variant> files(ModelProvenance model, IntFunction<String> references) {
        List<Variant> twins = new ArrayList<>();
        Optional<String> opened = model.layout().graphs().stream().findFirst();
        for (int i = 0; i < model.files().size() && opened.isPresent(); i++) {
            ModelFile file = model.files().get(i);
            Optional<String> reason = reason(file.path(), opened.get());
            if (reason.isPresent()) {
                twins.add(new Variant(references.apply(i), Coordinates.named(file.path()), file.sha256(), reason.get()));
            }
        }
        return twins;
    }

    private static Optional<String> reason(String path, String opened) {
        Matcher graph = GRAPH.matcher(path);
        Matcher first = GRAPH.matcher(opened);
        if (!path.equals(opened) && graph.matches() && first.matches() && graph.group(1).equals(first.group(1))) {
            String precision = graph.group(2) == null ? "without a precision" : "for " + graph.group(2);
            return Optional.of("Its name is that of the opened graph " + precision + ".");
        }
        return Optional.ofNullable(WEIGHTS.get(path))
                .map(format -> "Its name is that of the model's weights in the format of " + format + ".");
    }

    /** Other models of a bill that are this one in another form. */
    static List<Variant> models(int index, List<ModelEntry> entries) {
        Set<String> sources = sources(entries.get(index).provenance());
        List<Variant> twins = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            ModelProvenance other = entries.get(i).provenance();
            Set<String> shared = new HashSet<>(sources(other));
            shared.retainAll(sources);
            if (i != index && !shared.isEmpty()) {
                twins.add(new Variant(
                        KnownModels.reference(i), Coordinates.of(other), other.rootDigest(),
                        "Both were quantised or converted from the same model."));
            }
        }
        return twins;
    }

    /** What a model was made from without being trained. */
    private static Set<String> sources(ModelProvenance model) {
        Set<String> sources = new HashSet<>();
        for (LineageLink link : model.lineage().linksOf("")) {
            link.relation().known().filter(SAME_MODEL::contains).flatMap(relation -> link.model().known()).ifPresent(sources::add);
        }
        return sources;
    }
}
