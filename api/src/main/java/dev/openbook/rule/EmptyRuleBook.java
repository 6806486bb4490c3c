package dev.openbook.rule;

import dev.openbook.document.Passage;
import dev.openbook.document.SearchFilter;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.ModelProvenance;
import java.util.List;
import java.util.Set;

/** No rules at all. */
record EmptyRuleBook() implements RuleBook {

    @Override
    public Decision admit(ModelProvenance model, LockState lock) {
        return nobodyAsked(RuleStage.ADMISSION);
    }

    @Override
    public Decision request(RuleRequest request) {
        return nobodyAsked(RuleStage.REQUEST);
    }

    @Override
    public ReadingRules reading(RuleRequest request) {
        return new Everything();
    }

    @Override
    public Decision respond(RuleResponse response) {
        return nobodyAsked(RuleStage.RESPONSE);
    }

    @Override
    public BusinessDecision decide(String name, RuleInput input) {
        throw new OpenbookException(
                FailureCode.RULES_INVALID,
                "There is no business rule set or decision table '" + name + "': no rules were loaded. Load the file that has it.");
    }

    @Override
    public Set<RuleStage> stages() {
        return Set.of();
    }

    @Override
    public Streaming streaming() {
        return Streaming.TOKENS;
    }

    @Override
    public List<RuleSetIdentity> ruleSets() {
        return List.of();
    }

    private static Decision nobodyAsked(RuleStage stage) {
        return Decision.of(stage, List.of(), List.of());
    }

    /** Everything may be read. */
    private record Everything() implements ReadingRules {
        @Override
        public SearchFilter filter() {
            return SearchFilter.none();
        }

        @Override
        public Decision read(Passage passage) {
            return nobodyAsked(RuleStage.RETRIEVAL);
        }

        @Override
        public Set<String> before() {
            return Set.of();
        }

        @Override
        public List<RuleSetIdentity> ruleSets() {
            return List.of();
        }
    }
}
