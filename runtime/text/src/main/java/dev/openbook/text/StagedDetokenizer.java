package dev.openbook.text;

import dev.openbook.text.internal.detokenize.DecoderPlan;
import dev.openbook.text.internal.detokenize.DecoderRun;

/** Runs the stages of a tokenizer's decoder. */
final class StagedDetokenizer implements IncrementalDetokenizer {
    private final Vocabulary vocabulary;
    private final DecoderPlan plan;
    private final boolean skipSpecialTokens;
    private DecoderRun run;

    StagedDetokenizer(Vocabulary vocabulary, DecoderPlan plan, boolean skipSpecialTokens) {
        this.vocabulary = vocabulary;
        this.plan = plan;
        this.skipSpecialTokens = skipSpecialTokens;
        this.run = plan.start();
    }

    @Override
    public String add(int id) {
        if (!vocabulary.contains(id) || (skipSpecialTokens && vocabulary.isSpecial(id))) {
            return "";
        }
        return run.add(vocabulary.tokenOf(id));
    }

    @Override
    public String pending() {
        return run.pending();
    }

    @Override
    public String finish() {
        String rest = run.finish();
        run = plan.start();
        return rest;
    }
}
