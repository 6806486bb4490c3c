package dev.openbook.gate;

import dev.openbook.model.Conversation;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Prompt;
import dev.openbook.model.SamplingDefaults;
import dev.openbook.model.TextGenerator;
import dev.openbook.model.TextScore;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.RuleStage;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A language model under rules, which see its prompts before they run and its texts before they leave.
 *
 * <p>How much a listener hears before the end follows from the rules ({@link dev.openbook.rule.RuleBook#streaming()}): every
 * token, whole sentences, or nothing. What rules said is in {@link Generation#decisions()}. A request that they refuse fails with
 * {@code REQUEST_REFUSED}; one that a person has to see first is not run, and its generation is empty with a ticket ({@link
 * Generation#review()}). Of a text that a person has to see first, the listener hears no more, and the generation has both text and
 * ticket. A text that they deny is empty ({@code WITHHELD}); sentences that were heard before stay heard. Where a rule wishes for
 * another try, the model writes again, at most as often as the rule says and within the request's time limit.
 *
 * <p>Thread-safe like the model itself, which it closes. Prompts of token ids are refused, since rules cannot read them.
 */
public final class GuardedTextGenerator implements TextGenerator {
    private final TextGenerator generator;
    private final Gates gates;
    private final GuardedWriting writing;

    private GuardedTextGenerator(TextGenerator generator, Gates gates, LongSupplier nanoTime) {
        this.generator = generator;
        this.gates = gates;
        this.writing = new GuardedWriting(gates, generator.provenance(), nanoTime);
    }

    /**
     * A generator under rules; the generator itself if there are none for requests or responses.
     *
     * @param nanoTime clock for time limits, such as {@code System::nanoTime}
     */
    public static TextGenerator of(TextGenerator generator, Gates gates, LongSupplier nanoTime) {
        return gates.stand(RuleStage.REQUEST) || gates.stand(RuleStage.RESPONSE)
                ? new GuardedTextGenerator(generator, gates, nanoTime)
                : generator;
    }

    @Override
    public ModelProvenance provenance() {
        return generator.provenance();
    }

    @Override
    public int contextLength() {
        return generator.contextLength();
    }

    @Override
    public int countTokens(String text) {
        return generator.countTokens(text);
    }

    @Override
    public SamplingDefaults samplingDefaults() {
        return generator.samplingDefaults();
    }

    @Override
    public List<String> notices() {
        return generator.notices();
    }

    @Override
    public Generation generate(GenerationRequest request) {
        return writing.write(request, generator::generate);
    }

    /** Nothing is written, so only rules for requests are asked; nobody says who asks. */
    @Override
    public TextScore score(Prompt prompt, String continuation) {
        if (gates.stand(RuleStage.REQUEST)) {
            gates.requestNow(writing.asked(GenerationRequest.of(prompt)));
        }
        return generator.score(prompt, continuation);
    }

    @Override
    public Conversation conversation() {
        return new GuardedConversation(generator.conversation(), writing);
    }

    @Override
    public void close() {
        generator.close();
    }

    /** A conversation under the same rules. */
    private record GuardedConversation(Conversation conversation, GuardedWriting writing) implements Conversation {
        @Override
        public Generation generate(GenerationRequest request) {
            return writing.write(request, conversation::generate);
        }

        @Override
        public void close() {
            conversation.close();
        }
    }
}
