package dev.openbook.gate;

import dev.openbook.model.Cancellation;
import dev.openbook.model.FinishReason;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.GenerationTimings;
import dev.openbook.model.TokenListener;
import dev.openbook.model.Usage;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Redaction;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Writes under rules: they are asked about the request before anything runs, and about the text before it leaves. Where a rule
 * wishes so and nothing was heard yet, the model writes again with the rule's hint; the best attempt counts, and of equals the
 * last. Thread-safe.
 */
final class GuardedWriting {
    private static final GenerationTimings NO_TIME =
            new GenerationTimings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    private final Gates gates;
    private final ModelProvenance model;
    private final LongSupplier nanoTime;

    GuardedWriting(Gates gates, ModelProvenance model, LongSupplier nanoTime) {
        this.gates = gates;
        this.model = model;
        this.nanoTime = nanoTime;
    }

    /** What rules see of a request. */
    RuleRequest asked(GenerationRequest request) {
        return new RuleRequest(
                request.context().kind(),
                PromptWords.of(request.prompt()),
                request.context().caller(),
                Optional.of(model),
                request.context().attributes());
    }

    Generation write(GenerationRequest request, Function<GenerationRequest, Generation> writer) {
        RuleRequest asked = asked(request);
        List<Decision> decisions = new ArrayList<>();
        if (gates.stand(RuleStage.REQUEST)) {
            decisions.add(gates.request(asked));
            if (decisions.getLast().outcome() == Outcome.REVIEW) {
                return new Generation(
                        "", List.of(), List.of(), List.of(), FinishReason.WITHHELD, new Usage(0, 0, 0), NO_TIME, decisions);
            }
        }
        if (!gates.stand(RuleStage.RESPONSE)) {
            Generation written = writer.apply(request);
            return released(written, written.text(), decisions);
        }
        Attempt kept = attempts(request, asked, writer);
        decisions.addAll(kept.decisions());
        return release(kept, decisions);
    }

    /**
     * One try.
     *
     * @param written what came of it
     * @param decisions on the whole text, and before it on the sentence that ended it, if one did
     * @param hearing what was heard of it
     * @param number from 1
     */
    private record Attempt(Generation written, List<Decision> decisions, Hearing hearing, int number) {
        Outcome outcome() {
            return decisions.stream().map(Decision::outcome).reduce(Outcome.ALLOW, Outcome::stricter);
        }

        Decision whole() {
            return decisions.getLast();
        }

        boolean isWorseThan(Attempt other) {
            int difference = outcome().compareTo(other.outcome());
            int violations = whole().violations().size() - other.whole().violations().size();
            return difference > 0 || (difference == 0 && violations > 0);
        }

        /** The hints of rules that wish for one more try, a line each. */
        String hints() {
            return String.join("\n", decisions.stream()
                    .flatMap(decision -> decision.results().stream())
                    .flatMap(result -> result.retry().stream())
                    .filter(retry -> retry.max() >= number)
                    .map(retry -> retry.hint())
                    .distinct()
                    .toList());
        }

        boolean mayBeRepeated() {
            boolean ended = written.finishReason() == FinishReason.CANCELLED && hearing.stopped().isEmpty();
            return !hearing.heard() && !ended && written.finishReason() != FinishReason.TIME_LIMIT && !hints().isEmpty();
        }

        Attempt outOf(int attempts) {
            return attempts == 1
                    ? this
                    : new Attempt(
                            written,
                            decisions.stream().map(each -> each.about("attempt " + number + " of " + attempts)).toList(),
                            hearing,
                            number);
        }
    }

    private Attempt attempts(GenerationRequest request, RuleRequest asked, Function<GenerationRequest, Generation> writer) {
        long began = nanoTime.getAsLong();
        Attempt kept = attempt(request, asked, writer, 1);
        Attempt last = kept;
        while (last.mayBeRepeated()) {
            Optional<GenerationRequest> again = again(request, last, nanoTime.getAsLong() - began);
            if (again.isEmpty()) {
                break;
            }
            last = attempt(again.get(), asked, writer, last.number() + 1);
            kept = last.isWorseThan(kept) && !last.hearing().heard() ? kept : last;
        }
        return kept.outOf(last.number());
    }

    /** The request for one more try, in what is left of its time; empty if nothing is. */
    private static Optional<GenerationRequest> again(GenerationRequest request, Attempt last, long nanos) {
        Optional<Duration> left = request.options().timeLimit().map(limit -> limit.minusNanos(nanos));
        if (request.cancellation().cancelled() || left.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new GenerationRequest(
                PromptWords.with(request.prompt(), last.hints()),
                left.map(request.options()::withTimeLimit).orElse(request.options()),
                request.listener(),
                request.cancellation(),
                request.context()));
    }

    private Attempt attempt(
            GenerationRequest request, RuleRequest asked, Function<GenerationRequest, Generation> writer, int number) {
        Cancellation either = new Cancellation();
        Hearing hearing = hearing(request, asked, either, number);
        Generation written;
        Cancellation.Watch watch = request.cancellation().watch(either::cancel);
        try {
            written = writer.apply(request.withListener(hearing).withCancellation(either));
        } finally {
            watch.close();
        }
        hearing.end();
        List<Decision> decisions = new ArrayList<>();
        hearing.stopped().ifPresent(decisions::add);
        decisions.add(gates.rules().respond(WrittenText.whole(asked, written.text(), number)));
        return new Attempt(written, decisions, hearing, number);
    }

    private Hearing hearing(GenerationRequest request, RuleRequest asked, Cancellation either, int number) {
        if (request.listener().equals(TokenListener.none())) {
            return Hearing.later(request.listener());
        }
        return switch (gates.rules().streaming()) {
            case TOKENS -> Hearing.atOnce(request.listener());
            case SENTENCES -> new SentenceHearing(
                    request.listener(),
                    sentence -> gates.rules().respond(WrittenText.sentence(asked, sentence, number)),
                    either::cancel);
            case WHOLE_ANSWERS -> Hearing.later(request.listener());
        };
    }

    private static Generation release(Attempt kept, List<Decision> decisions) {
        Generation written = kept.written();
        if (kept.outcome() == Outcome.DENY) {
            return new Generation(
                    "", written.inputIds(), List.of(), List.of(), FinishReason.WITHHELD, written.usage(), written.timings(), decisions);
        }
        String text = Redaction.apply(written.text(), kept.whole().redactions());
        Generation released = released(written, text, decisions);
        if (kept.outcome() != Outcome.REVIEW && !kept.hearing().heard()) {
            released.tokens().forEach(kept.hearing()::say);
            kept.hearing().say(text);
        }
        return released;
    }

    /** Ids spell what was written, so they go where the text was changed. */
    private static Generation released(Generation written, String text, List<Decision> decisions) {
        boolean changed = !text.equals(written.text());
        return new Generation(
                text,
                written.inputIds(),
                changed ? List.of() : written.outputIds(),
                changed ? List.of() : written.tokens(),
                written.finishReason(),
                written.usage(),
                written.timings(),
                decisions);
    }
}
