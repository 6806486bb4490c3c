package dev.openbook.rule;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.ModelProvenance;
import java.util.List;
import java.util.Set;

/** Rule sets, ready to be asked. Thread-safe; asking costs microseconds a rule. */
public interface RuleBook {

    /** May this model be opened? */
    Decision admit(ModelProvenance model, LockState lock);

    /** May this model be opened, where no lock file is in use? */
    default Decision admit(ModelProvenance model) {
        return admit(model, LockState.NOT_USED);
    }

    /** May this be asked? */
    Decision request(RuleRequest request);

    /** Which passages may be read for this request? */
    ReadingRules reading(RuleRequest request);

    /** May this answer, or this sentence of it, leave? */
    Decision respond(RuleResponse response);

    /**
     * What follows from an application's own facts?
     *
     * @param name of a business rule set or decision table
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} if there is none of that name, or a fact is of another type
     *     than it declares
     */
    BusinessDecision decide(String name, RuleInput input);

    /** The stages at which there is somebody to ask. */
    Set<RuleStage> stages();

    /** How answers may stream. */
    Streaming streaming();

    /** The sets that it holds, those on trial included. */
    List<RuleSetIdentity> ruleSets();

    /** How much of an answer may be shown before all of it was judged. */
    enum Streaming {
        /** Every token, since no rule can hold an answer back. */
        TOKENS,
        /** Whole sentences, once the rules of scope {@code sentence} let them pass: no other rule can hold an answer back. */
        SENTENCES,
        /** Nothing before its end. */
        WHOLE_ANSWERS
    }

    /** A book without rules: everything is allowed, and the decision says that nobody was asked. */
    static RuleBook empty() {
        return new EmptyRuleBook();
    }
}
