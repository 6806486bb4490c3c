package dev.openbook.cli;

import dev.openbook.model.SamplingDefaults;
import dev.openbook.model.SamplingOptions;
import dev.openbook.model.TextGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How tokens are chosen: greedily, unless something is said that only a draw can follow. */
final class SamplingArguments {
    /** Whose settings apply where an option is left out. */
    enum Source {
        /** Greedy. */
        NONE,
        /** Those in the model's own files. */
        MODEL
    }

    @Option(
            names = "--sampling",
            paramLabel = "SOURCE",
            description = "What holds where no option says otherwise: none (default: the likeliest token) or model"
                    + " (what the model's own files suggest).")
    private Source source = Source.NONE;

    @Option(names = "--temperature", paramLabel = "T", description = "0 takes the likeliest token (default); 1 draws as the model says.")
    private @Nullable Double temperature;

    @Option(names = "--top-k", paramLabel = "K", description = "Draw from the K likeliest tokens only.")
    private @Nullable Integer topK;

    @Option(names = "--top-p", paramLabel = "P", description = "Draw from the likeliest tokens that together reach this probability.")
    private @Nullable Double topP;

    @Option(names = "--min-p", paramLabel = "P", description = "Draw from tokens at least so likely relative to the likeliest.")
    private @Nullable Double minP;

    @Option(names = "--repetition-penalty", paramLabel = "R", description = "Above 1 makes tokens that occurred less likely.")
    private @Nullable Double repetitionPenalty;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the draw: the same seed gives the same text (default: 0).")
    private @Nullable Long seed;

    SamplingOptions options(TextGenerator generator, Terminal terminal) {
        SamplingDefaults defaults = source == Source.MODEL ? generator.samplingDefaults() : SamplingDefaults.none();
        defaults.notices().forEach(notice -> terminal.remark(terminal.wrapped("Note: " + notice, "")));
        SamplingOptions base = defaults.options();
        boolean drawn = topK != null || topP != null || minP != null;
        double chosen = temperature != null ? temperature : base.isGreedy() && drawn ? 1 : base.temperature();
        // A temperature of 0 overrules the bounds that the model's files recommend, not those given beside it.
        boolean keepBounds = !(chosen == 0 && source == Source.MODEL);
        return new SamplingOptions(
                base.logitBias(),
                repetitionPenalty != null ? repetitionPenalty : base.repetitionPenalty(),
                base.frequencyPenalty(),
                base.presencePenalty(),
                base.noRepeatNgramSize(),
                chosen,
                topK != null ? topK : keepBounds ? base.topK() : 0,
                topP != null ? topP : keepBounds ? base.topP() : 1,
                minP != null ? minP : keepBounds ? base.minP() : 0,
                seed != null ? seed : base.seed());
    }
}
