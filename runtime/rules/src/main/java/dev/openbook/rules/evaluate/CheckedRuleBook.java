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
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.CheckedRuleSet.Rule;
import dev.openbook.rules.facts.StageFacts;
import dev.openbook.rules.retrieve.RetrievalSet;
import dev.openbook.rules.table.DecisionTable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rule sets that stand side by side: every rule of every set in force is asked, the strictest outcome counts; sets on trial
 * are asked beside them. Thread-safe.
 */
public final class CheckedRuleBook implements RuleBook {
    private final Asking asking;
    private final List<DecisionTable> tables;
    private final Map<RuleStage, StageSets> byStage = new EnumMap<>(RuleStage.class);
    private final List<RuleSetIdentity> identities;
    private final Set<RuleStage> stages;
    private final Streaming streaming;
    private final List<RetrievalSet> retrieval;

    /** A book of sets, in order. */
    public CheckedRuleBook(List<CheckedRuleSet> sets, Asking asking) {
        this(sets, List.of(), asking);
    }

    /** A book of sets and decision tables, in order. */
    public CheckedRuleBook(List<CheckedRuleSet> sets, List<DecisionTable> tables, Asking asking) {
        this.asking = asking;
        this.tables = List.copyOf(tables);
        for (RuleStage stage : RuleStage.values()) {
            byStage.put(stage, new StageSets(stage, sets, asking));
        }
        this.identities = Stream.concat(
                        sets.stream().map(CheckedRuleSet::identity), tables.stream().map(DecisionTable::identity))
                .toList();
        this.stages = Collections.unmodifiableSet(stages(sets, tables));
        this.streaming = streaming(of(RuleStage.RESPONSE).enforced());
        this.retrieval = of(RuleStage.RETRIEVAL).enforced().stream().map(RetrievalSet::of).toList();
    }

    private static Set<RuleStage> stages(List<CheckedRuleSet> sets, List<DecisionTable> tables) {
        Set<RuleStage> stages = EnumSet.noneOf(RuleStage.class);
        sets.forEach(set -> stages.add(set.stage()));
        tables.forEach(ignored -> stages.add(RuleStage.BUSINESS));
        return stages;
    }

    private static Streaming streaming(List<CheckedRuleSet> enforced) {
        List<Rule> holding = enforced.stream()
                .flatMap(set -> set.rules().stream())
                .filter(rule -> rule.action().compareTo(Outcome.WARN) > 0)
                .toList();
        if (holding.isEmpty()) {
            return Streaming.TOKENS;
        }
        return holding.stream().allMatch(Rule::bySentence) ? Streaming.SENTENCES : Streaming.WHOLE_ANSWERS;
    }

    @Override
    public Decision admit(ModelProvenance model, LockState lock) {
        return decide(RuleStage.ADMISSION, StageFacts.admission(model, lock));
    }

    @Override
    public Decision request(RuleRequest request) {
        return decide(RuleStage.REQUEST, StageFacts.request(request));
    }

    @Override
    public ReadingRules reading(RuleRequest request) {
        Map<String, Object> facts = StageFacts.request(request);
        Map<String, Object> place = asking.place();
        facts.put("env", place);
        return CheckedReadingRules.of(
                this, facts, retrieval.stream().flatMap(set -> set.translate(facts, place).stream()).toList());
    }

    @Override
    public Decision respond(RuleResponse response) {
        boolean sentence = response.scope() == RuleResponse.Scope.SENTENCE;
        return of(RuleStage.RESPONSE).decide(StageFacts.response(response), sentence ? Rule::bySentence : CheckedRuleBook::any);
    }

    @Override
    public BusinessDecision decide(String name, RuleInput input) {
        Optional<DecisionTable> table =
                tables.stream().filter(candidate -> candidate.identity().name().equals(name)).findFirst();
        if (table.isPresent()) {
            return new BusinessTable(table.get(), asking).decide(input);
        }
        CheckedRuleSet set = of(RuleStage.BUSINESS).sets().stream()
                .filter(candidate -> candidate.identity().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OpenbookException(
                        FailureCode.RULES_INVALID, "There is no business rule set or decision table '" + name + "'. There are: "
                                + names() + "."));
        return new BusinessRules(set, asking.mode(set.mode()), asking).decide(input);
    }

    private String names() {
        List<String> names = Stream.concat(
                        of(RuleStage.BUSINESS).sets().stream().map(CheckedRuleSet::identity), tables.stream().map(DecisionTable::identity))
                .map(RuleSetIdentity::name)
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** The decision over groups of facts that are there already, as in tests of rules. */
    public Decision decide(RuleStage stage, Map<String, Object> groups) {
        return of(stage).decide(groups, CheckedRuleBook::any);
    }

    private static boolean any(Rule rule) {
        return true;
    }

    private StageSets of(RuleStage stage) {
        return byStage.getOrDefault(stage, new StageSets(stage, List.of(), asking));
    }

    @Override
    public Set<RuleStage> stages() {
        return stages;
    }

    @Override
    public Streaming streaming() {
        return streaming;
    }

    @Override
    public List<RuleSetIdentity> ruleSets() {
        return identities;
    }
}
