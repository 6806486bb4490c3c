package dev.openbook.rules.evaluate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.Decision;
import dev.openbook.rule.LockState;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.ReadingRules;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleInput;
import dev.openbook.rule.RuleMode;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rule.ShadowDecision;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.CheckedRuleSet.Rule;
import dev.openbook.rules.facts.StageFacts;
import dev.openbook.rules.retrieve.RetrievalSet;
import dev.openbook.rules.table.DecisionTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rule sets that stand side by side: every rule of every set in force is asked, the strictest outcome counts; sets on trial
 * are asked beside them. Thread-safe.
 */
public final class CheckedRuleBook implements RuleBook {
    private final List<CheckedRuleSet> sets;
    private final List<DecisionTable> tables;
    private final Asking asking;
    private final List<RetrievalSet> retrieval;

    /** A book of sets, in order. */
    public CheckedRuleBook(List<CheckedRuleSet> sets, Asking asking) {
        this(sets, List.of(), asking);
    }

    /** A book of sets and decision tables, in order. */
    public CheckedRuleBook(List<CheckedRuleSet> sets, List<DecisionTable> tables, Asking asking) {
        this.sets = List.copyOf(sets);
        this.tables = List.copyOf(tables);
        this.asking = asking;
        this.retrieval = of(RuleStage.RETRIEVAL).stream()
                .filter(set -> mode(set) == RuleMode.ENFORCE)
                .map(RetrievalSet::of)
                .toList();
    }

    @Override
    public Decision admit(ModelProvenance model, LockState lock) {
        return stages().contains(RuleStage.ADMISSION)
                ? decide(RuleStage.ADMISSION, StageFacts.admission(model, lock))
                : decide(RuleStage.ADMISSION, Map.of());
    }

    @Override
    public Decision request(RuleRequest request) {
        return decide(RuleStage.REQUEST, StageFacts.request(request, reads(RuleStage.REQUEST, "model")));
    }

    @Override
    public ReadingRules reading(RuleRequest request) {
        Map<String, Object> facts = StageFacts.request(request, false);
        return CheckedReadingRules.of(
                this, facts, retrieval.stream().flatMap(set -> set.translate(facts, asking.environment()).stream()).toList());
    }

    @Override
    public Decision respond(RuleResponse response) {
        boolean sentence = response.scope() == RuleResponse.Scope.SENTENCE;
        return decide(
                RuleStage.RESPONSE,
                StageFacts.response(response, reads(RuleStage.RESPONSE, "model")),
                rule -> !sentence || rule.bySentence());
    }

    @Override
    public BusinessDecision decide(String name, RuleInput input) {
        Optional<DecisionTable> table =
                tables.stream().filter(candidate -> candidate.identity().name().equals(name)).findFirst();
        if (table.isPresent()) {
            return new BusinessTable(table.get(), asking).decide(input);
        }
        CheckedRuleSet set = of(RuleStage.BUSINESS).stream()
                .filter(candidate -> candidate.identity().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OpenbookException(
                        FailureCode.RULES_INVALID, "There is no business rule set or decision table '" + name + "'. There are: "
                                + names() + "."));
        return new BusinessRules(set, mode(set), asking).decide(input);
    }

    private String names() {
        List<String> names = Stream.concat(
                        of(RuleStage.BUSINESS).stream().map(CheckedRuleSet::identity), tables.stream().map(DecisionTable::identity))
                .map(RuleSetIdentity::name)
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** The decision over groups of facts that are there already, as in tests of rules. */
    public Decision decide(RuleStage stage, Map<String, Object> groups) {
        return decide(stage, groups, rule -> true);
    }

    private Decision decide(RuleStage stage, Map<String, Object> groups, Predicate<Rule> asked) {
        List<CheckedRuleSet> inForce = of(stage).stream().filter(set -> set.mode() != RuleMode.SHADOW).toList();
        List<RuleResult> results = inForce.stream()
                .flatMap(set -> results(set, groups, asked).stream())
                .toList();
        Decision decision = Decision.of(stage, results, inForce.stream().map(CheckedRuleSet::identity).toList());
        List<ShadowDecision> shadows = of(stage).stream()
                .filter(set -> set.mode() == RuleMode.SHADOW)
                .map(set -> shadow(set, results(set, groups, asked), decision.outcome()))
                .toList();
        return shadows.isEmpty() ? decision : decision.beside(shadows);
    }

    private static ShadowDecision shadow(CheckedRuleSet set, List<RuleResult> results, Outcome inForce) {
        Outcome outcome = Decision.strictest(results);
        return new ShadowDecision(set.identity(), outcome, results, outcome != inForce);
    }

    private List<RuleResult> results(CheckedRuleSet set, Map<String, Object> groups, Predicate<Rule> asked) {
        return new RuleSetEvaluator(set, mode(set), asking).evaluate(groups, asked);
    }

    private RuleMode mode(CheckedRuleSet set) {
        return set.mode() == RuleMode.SHADOW ? RuleMode.SHADOW : asking.mode().orElse(set.mode());
    }

    private List<CheckedRuleSet> of(RuleStage stage) {
        return sets.stream().filter(set -> set.stage() == stage).toList();
    }

    private boolean reads(RuleStage stage, String fact) {
        return of(stage).stream().anyMatch(set -> set.reads(fact));
    }

    @Override
    public Set<RuleStage> stages() {
        Set<RuleStage> stages = EnumSet.noneOf(RuleStage.class);
        sets.forEach(set -> stages.add(set.stage()));
        tables.forEach(ignored -> stages.add(RuleStage.BUSINESS));
        return stages;
    }

    @Override
    public Streaming streaming() {
        List<Rule> holding = of(RuleStage.RESPONSE).stream()
                .filter(set -> mode(set) == RuleMode.ENFORCE)
                .flatMap(set -> set.rules().stream())
                .filter(rule -> rule.action().compareTo(Outcome.WARN) > 0)
                .toList();
        if (holding.isEmpty()) {
            return Streaming.TOKENS;
        }
        return holding.stream().allMatch(Rule::bySentence) ? Streaming.SENTENCES : Streaming.WHOLE_ANSWERS;
    }

    @Override
    public List<RuleSetIdentity> ruleSets() {
        return Stream.concat(sets.stream().map(CheckedRuleSet::identity), tables.stream().map(DecisionTable::identity)).toList();
    }
}
