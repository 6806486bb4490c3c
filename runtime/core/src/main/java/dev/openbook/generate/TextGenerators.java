package dev.openbook.generate;

import dev.openbook.internal.ResourceStack;
import dev.openbook.model.ModelContent;
import dev.openbook.model.TextGenerator;
import dev.openbook.onnx.CacheSettings;
import dev.openbook.onnx.DecoderSession;
import dev.openbook.onnx.DecoderSettings;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.text.Tokenizer;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** Opens generators. */
public final class TextGenerators {
    private static final Executor ON_A_THREAD_OF_ITS_OWN =
            task -> Thread.ofPlatform().daemon().name("openbook-opens-tokenizer").start(task);

    private TextGenerators() {}

    /**
     * Opens a generator that inspection has read and the rules have admitted.
     *
     * <p>What is read beside the graph: {@code genai_config.json}, or {@code config.json} and {@code generation_config.json};
     * the tokenizer's files; the chat template, if there is one. Costs what ONNX Runtime needs to load the graph and some short
     * runs of it; the tokenizer opens meanwhile, on a thread of its own.
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
        GeneratorSettings declared = GeneratorSettingsReader.read(content);
        ResourceStack opened = new ResourceStack();
        try {
            TokenizerOpening opening = opened.add(TokenizerOpening.begin(content, ON_A_THREAD_OF_ITS_OWN));
            ChatPrompts chats = ChatPrompts.read(content, clock);
            DecoderSession decoder = opened.add(engine.openDecoder(content, decoderSettings(declared, options)));
            Tokenizer tokenizer = opening.join();
            GeneratorSettings settings = declared.knowing(tokenizer::idOf);
            PromptTokens prompts =
                    new PromptTokens(tokenizer, settings.endOfTurnIds(), chats, decoder.facts().vocabulary());
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
