package dev.openbook.generate;

import dev.openbook.internal.ResourceStack;
import dev.openbook.model.ModelContent;
import dev.openbook.model.TextGenerator;
import dev.openbook.onnx.CacheSettings;
import dev.openbook.onnx.DecoderSession;
import dev.openbook.onnx.DecoderSettings;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.text.Tokenizer;
import dev.openbook.text.Tokenizers;
import java.time.Clock;
import java.util.function.LongSupplier;

/** Opens generators. */
public final class TextGenerators {
    private TextGenerators() {}

    /**
     * Opens a generator that inspection has read and the rules have admitted.
     *
     * <p>What is read beside the graph: {@code genai_config.json}, or {@code config.json} and {@code generation_config.json};
     * the tokenizer's files; the chat template, if there is one. Costs what ONNX Runtime needs to load the graph, some runs of
     * three tokens, and the reading of the vocabulary.
     *
     * @param content the model; may be closed afterwards
     * @param engine runs it; closing the engine closes the model
     * @param clock says the date to chat templates that print it
     * @param nanoTime a clock that only runs forward, for timings and time limits
     * @return the generator, which the caller closes
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_UNSUPPORTED} naming what is missing, {@code MODEL_DAMAGED}, {@code
     *     MODEL_UNSAFE}, {@code MODEL_CHANGED}, {@code TOKENIZER_INVALID}, {@code TEMPLATE_INVALID}, {@code
     *     DEVICE_UNAVAILABLE} or {@code ENGINE_FAILED}
     */
    public static TextGenerator open(
            ModelContent content, OnnxEngine engine, GeneratorOptions options, Clock clock, LongSupplier nanoTime) {
        ResourceStack opened = new ResourceStack();
        try {
            Tokenizer tokenizer = opened.add(Tokenizers.open(content));
            GeneratorSettings settings = GeneratorSettingsReader.read(content, tokenizer::idOf);
            DecoderSession decoder = opened.add(engine.openDecoder(content, decoderSettings(settings, options)));
            PromptTokens prompts = new PromptTokens(
                    tokenizer,
                    settings.endOfTurnIds(),
                    ChatPrompts.read(content, clock),
                    decoder.facts().vocabulary());
            return new OnnxTextGenerator(
                    content.provenance(),
                    new GeneratorParts(settings, tokenizer, prompts, decoder, nanoTime),
                    new TurnQueue("model " + content.provenance().source(), options.generations(), options.maxWaiting()),
                    opened);
        } catch (RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private static DecoderSettings decoderSettings(GeneratorSettings settings, GeneratorOptions options) {
        DecoderSettings decoder = DecoderSettings.of(settings.graphs(), settings.contextLength())
                .withPrefillChunk(options.promptChunk())
                .withPublished(settings.session());
        if (options.cacheBytes().isPresent()) {
            decoder = decoder.withCache(CacheSettings.standard().withMaxBytes(options.cacheBytes().getAsLong()));
        }
        return options.threads().isPresent() ? decoder.withThreads(options.threads().getAsInt()) : decoder;
    }
}
