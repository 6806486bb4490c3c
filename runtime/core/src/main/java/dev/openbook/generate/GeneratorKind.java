package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.layout.GenerationObstacle;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.TensorFacts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells from what inspection found whether a model writes text in a way that is known here. */
final class GeneratorKind {
    /** Tasks, as the hub calls them, of models that write. */
    private static final Pattern WRITES = Pattern.compile("(.*text-generation|.*-text-to-text|.*-to-any|conversational)");

    /** What caches of keys and values are called. */
    private static final Pattern CACHE = Pattern.compile("(?i)(past|present|cache).*");

    private GeneratorKind() {}

    /**
     * Lets generators pass. Where a graph keeps a cache, it is one whatever its card says; where it keeps none, what the model
     * is for decides.
     *
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} for everything else
     */
    static void require(ModelProvenance model) {
        if (model.layout().graphs().isEmpty()) {
            throw unsupported(model, "holds no ONNX graph (a file ending in .onnx). Choose an export to ONNX, such as those of"
                    + " onnx-community.");
        }
        GenerationObstacle.in(model.findings()).ifPresent(obstacle -> {
            throw unsupported(model, "cannot write text here. " + obstacle.message() + " " + obstacle.remedy());
        });
        List<String> tasks = model.tasks().known().orElse(List.of());
        boolean writes = tasks.isEmpty() || tasks.stream().anyMatch(task -> WRITES.matcher(task).matches());
        if (!writes && model.graph().filter(GeneratorKind::keepsCache).isEmpty()) {
            throw unsupported(model, "does not write text: it is for " + String.join(", ", tasks) + " ("
                    + model.tasks().evidence().source() + "). Choose a text generator, such as a Llama, Mistral or Granite export.");
        }
    }

    private static boolean keepsCache(GraphFacts graph) {
        return Stream.concat(graph.inputs().stream(), graph.outputs().stream())
                .map(TensorFacts::name)
                .anyMatch(name -> CACHE.matcher(name).matches());
    }

    private static OpenbookException unsupported(ModelProvenance model, String what) {
        return new OpenbookException(FailureCode.MODEL_UNSUPPORTED, "The model " + model.source() + " " + what);
    }
}
