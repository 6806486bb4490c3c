package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.internal.ConfigurationObject;
import dev.openbook.onnx.DecoderNames;
import dev.openbook.onnx.DecoderNames.CacheName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code genai_config.json} of onnxruntime-genai says of a decoder (<a
 * href="https://github.com/microsoft/onnxruntime-genai/blob/main/src/config.h">config.h</a>). What is missing has that
 * library's defaults; names that are not known here do no harm.
 *
 * <p>Of the tokens it names, {@code eos_token_id} ends a turn. {@code eot_token_id} does not: it ends a call of a tool, after
 * which the model may go on.
 */
final class GenaiConfiguration {
    private static final String FILE = "genai_config.json";

    private final Optional<ConfigurationObject> file;
    private final Optional<ConfigurationObject> model;
    private final Optional<ConfigurationObject> decoder;

    private GenaiConfiguration(Optional<ConfigurationObject> file) {
        this.file = file;
        this.model = file.flatMap(all -> all.object("model"));
        this.decoder = model.flatMap(part -> part.object("decoder"));
    }

    static GenaiConfiguration read(ConfigurationFiles files) {
        return new GenaiConfiguration(files.object(FILE));
    }

    /** Says nothing, and so has the usual names. */
    static GenaiConfiguration absent() {
        return new GenaiConfiguration(Optional.empty());
    }

    /** What the engine and the run are asked for. */
    Optional<ConfigurationObject> decoder() {
        return decoder;
    }

    /** How to choose tokens. */
    Optional<ConfigurationObject> search() {
        return file.flatMap(all -> all.object("search"));
    }

    OptionalInt contextLength() {
        OptionalInt length = number("context_length");
        if (length.orElse(GeneratorSettings.LEAST_CONTEXT) < GeneratorSettings.LEAST_CONTEXT) {
            throw model.orElseThrow().damaged("context_length", "and at least " + GeneratorSettings.LEAST_CONTEXT + " is needed");
        }
        return length;
    }

    /** A single id or several; negative ones mean none. */
    List<Integer> endOfTurnIds() {
        return model.map(part -> part.wholeNumbers("eos_token_id")).orElse(List.of());
    }

    /** A negative one means none. */
    OptionalInt paddingId() {
        OptionalInt id = number("pad_token_id");
        return id.orElse(-1) < 0 ? OptionalInt.empty() : id;
    }

    private OptionalInt number(String name) {
        return model.map(part -> part.wholeNumber(name)).orElse(OptionalInt.empty());
    }

    OptionalInt headSize() {
        OptionalInt size = decoder.map(part -> part.wholeNumber("head_size")).orElse(OptionalInt.empty());
        return size.orElse(0) > 0 ? size : OptionalInt.empty();
    }

    /**
     * Lets pass who keeps all tokens in the cache, however far back attention reaches: the graph sees to that.
     *
     * @throws OpenbookException with {@code MODEL_UNSUPPORTED} if the cache is to hold the latest tokens only
     */
    void requireWholeCache() {
        Optional<ConfigurationObject> window = decoder.flatMap(part -> part.object("sliding_window"));
        if (window.isPresent() && window.get().flag("slide_key_value_cache").orElse(true)) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model keeps only the latest tokens in its cache (sliding_window in " + FILE + "), which is not supported."
                            + " Choose an export that keeps all of them, such as one for the CPU.");
        }
    }

    /**
     * What inputs and outputs are called.
     *
     * @throws OpenbookException with {@code MODEL_DAMAGED} if a name of caches does not say where the layer's number stands
     */
    DecoderNames names() {
        Optional<ConfigurationObject> inputs = decoder.flatMap(part -> part.object("inputs"));
        Optional<ConfigurationObject> outputs = decoder.flatMap(part -> part.object("outputs"));
        DecoderNames usual = DecoderNames.standard();
        return new DecoderNames(
                name(inputs, "input_ids", usual.inputIds()),
                name(inputs, "attention_mask", usual.attentionMask()),
                name(inputs, "position_ids", usual.positionIds()),
                name(outputs, "logits", usual.logits()),
                caches(inputs, outputs, usual));
    }

    /** Keys and values together in one tensor a layer, or each in its own. */
    private static List<CacheName> caches(
            Optional<ConfigurationObject> inputs, Optional<ConfigurationObject> outputs, DecoderNames usual) {
        String together = name(inputs, "past_names", "");
        if (!together.isEmpty()) {
            return List.of(cache(together, name(outputs, "present_names", "")));
        }
        CacheName keys = usual.caches().get(0);
        CacheName values = usual.caches().get(1);
        return List.of(
                cache(name(inputs, "past_key_names", keys.past()), name(outputs, "present_key_names", keys.present())),
                cache(name(inputs, "past_value_names", values.past()), name(outputs, "present_value_names", values.present())));
    }

    private static CacheName cache(String past, String present) {
        try {
            return new CacheName(past, present);
        } catch (IllegalArgumentException e) {
            throw ConfigurationFiles.damaged(
                    FILE,
                    "calls a cache \"" + past + "\" and \"" + present + "\"; each name must hold %d once, where the layer's number stands",
                    e);
        }
    }

    private static String name(Optional<ConfigurationObject> part, String name, String otherwise) {
        return part.flatMap(names -> names.text(name)).filter(text -> !text.isEmpty()).orElse(otherwise);
    }
}
