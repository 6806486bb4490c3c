package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.ConfigurationObject;
import dev.openbook.model.ModelContent;
import dev.openbook.model.SamplingDefaults;
import dev.openbook.onnx.DecoderGraphs;
import dev.openbook.onnx.DecoderNames;
import dev.openbook.onnx.PublishedSessionOptions;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelLayout.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Reads the files beside a generator's graph.
 *
 * <p><em>Which file counts.</em> Where several say something, {@code genai_config.json} comes first (in a folder of that
 * kind), then {@code generation_config.json}, then {@code config.json}, then the tokenizer's files. The graph to open is the
 * one that inspection put first.
 *
 * <p><em>What ends a turn</em> is put together from every place that declares it: {@code eos_token_id} of all three
 * configurations, one id or several, and the tokenizer's {@code eos_token}. Only if none does, the padding token of {@code
 * genai_config.json} ends a turn, as onnxruntime-genai has it. A token that only the chat template writes at the end of a
 * turn, such as {@code <|im_end|>} in many base models, is not declared and so ends nothing: the transformers library runs
 * on there, too. Name it as a stop text.
 */
final class GeneratorSettingsReader {
    /** Where nobody says how long a text may be. Small enough for every model of this kind. */
    private static final int USUAL_CONTEXT = 2_048;

    private static final String BEGINS = "decoder_model";
    private static final String GOES_ON = "decoder_with_past_model";
    private static final String DOES_BOTH = "decoder_model_merged";

    private final ModelLayout layout;
    private final GenaiConfiguration genai;
    private final TransformersConfiguration transformers;
    private final List<String> notices = new ArrayList<>();

    private GeneratorSettingsReader(ModelContent content) {
        this.layout = content.provenance().layout();
        ConfigurationFiles files = new ConfigurationFiles(content);
        this.genai = layout.kind() == Kind.ONNXRUNTIME_GENAI ? GenaiConfiguration.read(files) : GenaiConfiguration.absent();
        this.transformers = TransformersConfiguration.read(files, layout.tokenizer());
    }

    /**
     * Reads. What the files say of tokens by their spelling is for {@link GeneratorSettings#knowing}.
     *
     * @param content an inspected model
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if the model does not write text or needs what is missing here;
     *     with {@code MODEL_DAMAGED} if a file is not JSON, or a value in it is of the wrong type or out of range
     */
    static GeneratorSettings read(ModelContent content) {
        GeneratorKind.require(content.provenance());
        return new GeneratorSettingsReader(content).read();
    }

    private GeneratorSettings read() {
        int contextLength = contextLength();
        genai.requireWholeCache();
        Optional<ConfigurationObject> suggestion = genai.search().or(transformers::suggestion);
        return new GeneratorSettings(
                graphs(),
                contextLength,
                endOfTurnIds(),
                transformers.endOfTurnToken(),
                genai.paddingId(),
                genai.decoder().map(decoder -> SessionOptionsReader.read(decoder, notices)).orElse(PublishedSessionOptions.none()),
                suggestion.map(given -> SamplingDefaultsReader.read(given, contextLength)).orElse(SamplingDefaults.none()),
                notices);
    }

    private static OptionalInt first(OptionalInt preferred, OptionalInt otherwise) {
        return preferred.isPresent() ? preferred : otherwise;
    }

    private DecoderGraphs graphs() {
        String graph = layout.graphs().getFirst();
        DecoderNames names = genai.names();
        return new DecoderGraphs(graph, withPast(graph), names, first(genai.headSize(), transformers.headSize()));
    }

    /** Older exports have a graph that begins a text and another one, with the same weights, that goes on with it. */
    private Optional<String> withPast(String graph) {
        int name = graph.lastIndexOf('/') + 1;
        if (!graph.startsWith(BEGINS, name) || graph.startsWith(DOES_BOTH, name)) {
            return Optional.empty();
        }
        String other = graph.substring(0, name) + GOES_ON + graph.substring(name + BEGINS.length());
        return Optional.of(other).filter(layout.graphs()::contains);
    }

    private int contextLength() {
        OptionalInt stated = first(first(genai.contextLength(), transformers.contextLength()), transformers.tokenizerLength());
        if (stated.isEmpty()) {
            notices.add(String.format(
                    Locale.ROOT, "The model's files do not say how long a text may be; %,d tokens are taken.", USUAL_CONTEXT));
        } else if (stated.getAsInt() < GeneratorSettings.LEAST_CONTEXT) {
            throw new OpenbookException(
                    FailureCode.MODEL_DAMAGED,
                    "The model's files allow texts of " + stated.getAsInt() + " tokens; at least " + GeneratorSettings.LEAST_CONTEXT
                            + " are needed. Fetch the model again from its publisher.");
        } else if (stated.getAsInt() > GeneratorSettings.MOST_CONTEXT) {
            notices.add(String.format(
                    Locale.ROOT,
                    "The model's files allow texts of %,d tokens; %,d are taken.",
                    stated.getAsInt(),
                    GeneratorSettings.MOST_CONTEXT));
        }
        return Math.min(stated.orElse(USUAL_CONTEXT), GeneratorSettings.MOST_CONTEXT);
    }

    private NavigableSet<Integer> endOfTurnIds() {
        NavigableSet<Integer> ids = new TreeSet<>(genai.endOfTurnIds());
        ids.addAll(transformers.endOfTurnIds());
        ids.removeIf(id -> id < 0); // means none
        return ids;
    }
}
