package dev.openbook.rule;

import dev.openbook.provenance.ModelProvenance;
import java.util.List;

/** Rule sets, ready to be asked. Thread-safe; asking costs microseconds, except that the first time loads the engine. */
public interface RuleBook {

    /** May this model be opened? */
    Decision admit(ModelProvenance model);

    /** The sets that it holds. */
    List<RuleSetIdentity> ruleSets();

    /** A book without rules: everything is allowed, and the decision says that nobody was asked. */
    static RuleBook empty() {
        return new RuleBook() {
            @Override
            public Decision admit(ModelProvenance model) {
                return Decision.of(RuleStage.ADMISSION, List.of(), List.of());
            }

            @Override
            public List<RuleSetIdentity> ruleSets() {
                return List.of();
            }
        };
    }
}
