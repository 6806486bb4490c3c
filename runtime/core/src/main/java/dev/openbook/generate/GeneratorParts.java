package dev.openbook.generate;

import dev.openbook.onnx.DecoderSession;
import dev.openbook.text.Tokenizer;
import java.util.function.LongSupplier;

/**
 * What every generation of a model uses. All of it is thread-safe; the generator closes it.
 *
 * @param settings what the model's folder says
 * @param tokenizer tokens to text
 * @param prompts prompts to tokens
 * @param decoder tokens to logits
 * @param nanoTime a clock that only runs forward
 */
record GeneratorParts(
        GeneratorSettings settings,
        Tokenizer tokenizer,
        PromptTokens prompts,
        DecoderSession decoder,
        LongSupplier nanoTime) {

    /** How many tokens prompt and output may have together. */
    int contextLength() {
        return decoder.facts().contextLength();
    }
}
