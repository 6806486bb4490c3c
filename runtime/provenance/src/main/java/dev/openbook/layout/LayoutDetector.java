package dev.openbook.layout;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelLayout.Kind;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises the conventions of publishing an ONNX model, in this order: {@code modules.json} (sentence-transformers),
 * {@code genai_config.json} (onnxruntime-genai), {@code config.json} with graphs under {@code onnx/} (transformers.js),
 * {@code config.json} with graphs beside it (optimum), graphs alone.
 *
 * <p>The graph to open first is the one that the caller names; else the one that {@code genai_config.json} names; else the
 * one that {@code config.json} recommends to transformers.js; else the first in the order of {@link GraphOrder}.
 *
 * <p>Thread-safe; reads a few small files.
 */
public final class LayoutDetector {
    private static final String GENAI_CONFIG = "genai_config.json";
    private static final String CONFIG = "config.json";
    private static final String TOKENIZER = "tokenizer.json";

    private final int maxConfigBytes;

    /** Reads configuration files of at most so many bytes. */
    public LayoutDetector(int maxConfigBytes) {
        this.maxConfigBytes = maxConfigBytes;
    }

    /**
     * How a folder is arranged.
     *
     * @param folder its files
     * @param variant which of several graphs is meant: a word such as {@code q4}, or a graph's path or file name; empty for
     *     the usual one
     * @throws dev.openbook.failure.OpenbookException {@code MODEL_MISSING} if there is no such variant
     */
    public LayoutReading read(FolderContent folder, String variant) {
        ConfigReader configs = new ConfigReader(folder, maxConfigBytes);
        List<Finding> findings = new ArrayList<>();
        List<String> present =
                folder.paths().stream().filter(path -> path.endsWith(ModelPath.SUFFIX)).sorted(GraphOrder.usual()).toList();
        Optional<Json> config = configs.read(CONFIG);
        Optional<Json> anyGenai = configs.read(GENAI_CONFIG);
        Kind kind = kind(configs, present, config.isPresent(), anyGenai.isPresent());
        Optional<Json> genai = anyGenai.filter(json -> kind == Kind.ONNXRUNTIME_GENAI);
        List<String> graphs = ordered(new GraphVariants(present), variant, config, genai, findings);
        if (graphs.isEmpty()) {
            findings.add(new Finding(
                    "GRAPH_MISSING", Severity.WARNING, "model", "There is no ONNX graph here.", "Name a folder with an ONNX export."));
        }
        String tokenizer = tokenizer(folder, places(graphs, genai), findings);
        findings.addAll(configs.findings());
        return new LayoutReading(
                new ModelLayout(kind, graphs, tokenizer), TaskInference.infer(kind, config, genai), findings, config, genai);
    }

    private static List<String> ordered(
            GraphVariants variants, String variant, Optional<Json> config, Optional<Json> genai, List<Finding> findings) {
        if (genai.isPresent()) {
            List<String> named = named(genai.get(), variants.graphs(), findings);
            return variant.isEmpty()
                    ? named
                    : new GraphVariants(named).withFirst(variants.file(variant).orElseThrow(() -> variants.named(variant)));
        }
        Optional<String> first = variant.isEmpty()
                ? config.flatMap(variants::recommended)
                : Optional.of(variants.find(variant).orElseThrow(() -> variants.missing(variant)));
        return first.map(variants::withFirst).orElse(variants.graphs());
    }

    private static Kind kind(ConfigReader configs, List<String> graphs, boolean config, boolean genai) {
        if (graphs.isEmpty()) {
            return Kind.UNKNOWN;
        }
        if (configs.read("modules.json").filter(Json.Array.class::isInstance).isPresent()) {
            return Kind.SENTENCE_TRANSFORMERS;
        }
        if (genai) {
            return Kind.ONNXRUNTIME_GENAI;
        }
        if (config && graphs.stream().anyMatch(path -> path.startsWith("onnx/"))) {
            return Kind.TRANSFORMERS_JS;
        }
        return config && graphs.stream().anyMatch(path -> path.indexOf('/') < 0) ? Kind.OPTIMUM : Kind.PLAIN_ONNX;
    }

    /** The graphs that the configuration names, then the rest; one that is not there is an error if it comes first. */
    private static List<String> named(Json genai, List<String> present, List<Finding> findings) {
        List<String> ordered = new ArrayList<>();
        List<String> names = GenaiGraphs.of(genai);
        for (String name : names) {
            if (present.contains(name)) {
                ordered.add(name);
            } else {
                findings.add(new Finding(
                        "GRAPH_NAMED_BUT_MISSING",
                        name.equals(names.getFirst()) ? Severity.ERROR : Severity.WARNING,
                        GENAI_CONFIG,
                        GENAI_CONFIG + " names the graph " + name + ", which is not here.",
                        "Fetch the model again; some of its files are missing."));
            }
        }
        present.stream().filter(path -> !ordered.contains(path)).forEach(ordered::add);
        return ordered;
    }

    /** Where a tokenizer may lie: where the configuration says, at the root, beside the graph. */
    private static List<String> places(List<String> graphs, Optional<Json> genai) {
        List<String> places = new ArrayList<>();
        genai.flatMap(GenaiGraphs::tokenizerFolder).ifPresent(folder -> places.add(folder + "/" + TOKENIZER));
        places.add(TOKENIZER);
        graphs.stream().findFirst().ifPresent(first -> places.add(first.substring(0, first.lastIndexOf('/') + 1) + TOKENIZER));
        return places;
    }

    /** At one of the usual places, or the only file that could be one. */
    private static String tokenizer(FolderContent folder, List<String> places, List<Finding> findings) {
        Optional<String> there = places.stream().filter(folder.paths()::contains).findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        List<String> candidates = folder.paths().stream().filter(LayoutDetector::maybeTokenizer).toList();
        if (candidates.size() > 1) {
            findings.add(new Finding(
                    "TOKENIZER_AMBIGUOUS", Severity.WARNING, candidates.getFirst(),
                    "Several files could be the tokenizer: " + String.join(", ", candidates.subList(0, 2)) + " …; none was taken.",
                    "Name the right one tokenizer.json."));
        }
        return candidates.size() == 1 ? candidates.getFirst() : "";
    }

    private static boolean maybeTokenizer(String path) {
        String name = ModelPath.file(path);
        return name.contains("tokenizer") && name.endsWith(".json") && !name.equals("tokenizer_config.json");
    }
}
