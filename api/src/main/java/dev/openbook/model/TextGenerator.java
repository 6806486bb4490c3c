package dev.openbook.model;

import java.util.List;

/**
 * A language model that continues text.
 *
 * <pre>{@code
 * Generation answer = generator.generate(GenerationRequest.of(Prompt.chat(ChatMessage.user("What is the capital of France?"))));
 * System.out.println(answer.text());
 * }</pre>
 *
 * <p>Thread-safe and bounded: generations take turns in the order of their calls, and each caller waits on its own thread.
 * Greedy, or sampled with a seed, the same request gives the same tokens on the same machine.
 */
public interface TextGenerator extends Model {

    /** How many tokens prompt and output may have together. */
    int contextLength();

    /** How many tokens a text has for this model, special ones left out. Costs microseconds per word; runs no model. */
    int countTokens(String text);

    /** How the model's publisher suggests to choose tokens. Used only by those who pass it on. */
    SamplingDefaults samplingDefaults();

    /**
     * What the user should know of how this model runs, one sentence each: wishes of its publisher that are not followed,
     * slower ways that had to be taken. Empty for most.
     */
    List<String> notices();

    /**
     * Writes. Returns when the text is complete; the request's listener hears it meanwhile, on this thread.
     *
     * @throws dev.openbook.failure.OpenbookException {@code CONTEXT_OVERFLOW} if the prompt is longer than the context; {@code
     *     ARGUMENT_INVALID} for an empty prompt, an unknown role or options that contradict each other; {@code
     *     TEMPLATE_INVALID} or {@code TEMPLATE_REFUSED} from the model's chat template; {@code BUSY} if too many callers
     *     wait; {@code CANCELLED} if the thread is interrupted or the request cancelled while it waits; {@code CLOSED}
     */
    Generation generate(GenerationRequest request);

    /** Writes, greedily and with nobody listening; see {@link #generate(GenerationRequest)}. */
    default Generation generate(Prompt prompt, GenerationOptions options) {
        return generate(GenerationRequest.of(prompt, options));
    }

    /**
     * How likely a text is to follow a prompt, by the model itself. Costs about as much as reading both.
     *
     * @throws dev.openbook.failure.OpenbookException as {@link #generate(GenerationRequest)}
     */
    TextScore score(Prompt prompt, String continuation);

    /** Starts a conversation that keeps its cache from one generation to the next. The caller closes it. */
    Conversation conversation();
}
