package dev.openbook.layout;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for what stands between a model and writing text here. What the graph declares counts first, then what the
 * configurations say of parts and layers; a family's name counts only where the graph has no attention cache either.
 */
public final class GenerationObstacles {
    private static final String CONFIG = "config.json";
    private static final String GENAI_CONFIG = "genai_config.json";
    /** What layer types and cache inputs are called that are not attention. */
    private static final Pattern RECURRENT =
            Pattern.compile("(?i).*(mamba|conv|linear|recurren|rwkv|ssm|delta|lstm|rnn|hybrid).*");
    /** Where configurations list the kinds of their layers. */
    private static final List<String> LAYER_LISTS = List.of("layer_types", "layers_block_type", "block_types", "_block_types");
    /** Families without a list of layers, of which some or all layers are recurrent. */
    private static final Pattern RECURRENT_FAMILY =
            Pattern.compile("(falcon_)?mamba.*|rwkv.*|xlstm|jamba|bamba|zamba.*|recurrent_gemma|lfm2.*|falcon_h1|nemotron_h");

    private final Json config;
    private final Json genai;
    private final List<String> graphs;
    private final List<TensorFacts> inputs;

    private GenerationObstacles(LayoutReading layout, Optional<GraphFacts> first) {
        this.config = layout.config().orElse(Json.NULL);
        this.genai = layout.genai().flatMap(json -> Members.member(json, "model")).orElse(Json.NULL);
        this.graphs = layout.layout().graphs();
        this.inputs = first.map(GraphFacts::inputs).orElse(List.of());
    }

    /**
     * What is found, at most one finding of each kind.
     *
     * @param layout how the folder is arranged
     * @param first facts of the graph that would be opened, if it can be read
     */
    public static List<Finding> find(LayoutReading layout, Optional<GraphFacts> first) {
        GenerationObstacles model = new GenerationObstacles(layout, first);
        return Stream.of(model.encoder(), model.recurrentState(), model.multimodalInput(), model.splitDecoder())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> encoder() {
        GenerationObstacle obstacle = GenerationObstacle.ENCODER_DECODER;
        if (GenaiGraphs.hasPart(genai, "encoder")) {
            return Optional.of(obstacle.found(GENAI_CONFIG, "has a part encoder"));
        }
        if (Members.member(config, "is_encoder_decoder").filter(new Json.Bool(true)::equals).isPresent()) {
            return Optional.of(obstacle.found(CONFIG, "says is_encoder_decoder"));
        }
        return input("encoder_.*")
                .map(name -> obstacle.found(graphs.getFirst(), "has an input " + name))
                .or(() -> graphs.stream()
                        .filter(graph -> ModelPath.stem(graph).startsWith("encoder_model"))
                        .filter(graph -> graphs.stream().anyMatch(other -> ModelPath.stem(other).startsWith("decoder_")))
                        .findFirst()
                        .map(graph -> obstacle.found(graph, "stands beside a decoder")));
    }

    private Optional<Finding> recurrentState() {
        GenerationObstacle obstacle = GenerationObstacle.RECURRENT_STATE;
        Optional<String> state = inputs.stream()
                .map(TensorFacts::name)
                .filter(name -> name.matches("(?i).*(past|cache|state|prev).*") && RECURRENT.matcher(name).matches())
                .findFirst();
        if (state.isPresent()) {
            return state.map(name -> obstacle.found(graphs.getFirst(), "has an input " + name));
        }
        Optional<Finding> genaiLayer = Members.member(genai, "decoder")
                .flatMap(GenerationObstacles::recurrentLayer)
                .map(layer -> obstacle.found(GENAI_CONFIG, "lists layers of type " + layer));
        return genaiLayer.or(() -> configurations()
                .flatMap(part -> recurrentLayer(part).stream())
                .findFirst()
                .map(layer -> obstacle.found(CONFIG, "lists layers of type " + layer)))
                .or(() -> recurrentFamily().map(family -> obstacle.found(CONFIG, "says that it is of the family " + family)));
    }

    /** The first type of a layer that is not attention. */
    private static Optional<String> recurrentLayer(Json part) {
        List<String> types = new ArrayList<>();
        for (String list : LAYER_LISTS) {
            if (Members.member(part, list).orElse(Json.NULL) instanceof Json.Array items) {
                items.items().forEach(item -> Members.text(item).ifPresent(types::add));
            }
        }
        Members.member(part, "hybrid_override_pattern") // Nemotron-H: M is Mamba, * attention, - neither
                .flatMap(Members::text)
                .filter(pattern -> pattern.indexOf('M') >= 0)
                .ifPresent(pattern -> types.add("mamba"));
        return types.stream().filter(type -> RECURRENT.matcher(type).matches()).findFirst();
    }

    private Optional<String> recurrentFamily() {
        boolean cached = input("past.*|.*cache.*").isPresent();
        return configurations()
                .flatMap(part -> Members.member(part, "model_type").flatMap(Members::text).stream())
                .filter(family -> !cached && RECURRENT_FAMILY.matcher(family).matches())
                .findFirst();
    }

    private Optional<Finding> multimodalInput() {
        GenerationObstacle obstacle = GenerationObstacle.MULTIMODAL_INPUT;
        Optional<Finding> part = Stream.of("vision", "speech", "embedding", "joiner")
                .filter(name -> GenaiGraphs.hasPart(genai, name))
                .findFirst()
                .map(name -> obstacle.found(GENAI_CONFIG, "has a part " + name));
        return part.or(() -> input("pixel_values.*|(image|audio|input)_features")
                .or(() -> input("input_ids").isPresent() ? Optional.empty() : input("inputs_embeds"))
                .map(name -> obstacle.found(graphs.getFirst(), "has an input " + name)));
    }

    private Optional<Finding> splitDecoder() {
        return Members.member(genai, "decoder")
                .filter(GenaiGraphs::isSplit)
                .map(decoder -> GenerationObstacle.SPLIT_DECODER.found(GENAI_CONFIG, "has a pipeline"));
    }

    /** The configuration, and the part of it that speaks of text. */
    private Stream<Json> configurations() {
        return Stream.concat(Stream.of(config), Members.member(config, "text_config").stream());
    }

    private Optional<String> input(String pattern) {
        return inputs.stream().map(TensorFacts::name).filter(name -> name.matches(pattern)).findFirst();
    }
}
