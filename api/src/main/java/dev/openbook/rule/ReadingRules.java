package dev.openbook.rule;

import dev.openbook.document.Passage;
import dev.openbook.document.SearchFilter;
import java.util.List;
import java.util.Set;

/**
 * What may be read for one request. Rules that speak of nothing but fields of the index narrow the search itself, so that
 * closed passages are never ranked; the others are asked of every passage that was found. Thread-safe.
 */
public interface ReadingRules {

    /** What every search for this request has to be narrowed by, beside what the caller wishes. */
    SearchFilter filter();

    /** Asks every rule of one passage; at {@link Outcome#DENY} or {@link Outcome#REVIEW} it must not be read. */
    Decision read(Passage passage);

    /** Rules that the filter carries out, as {@code set@version/rule}. */
    Set<String> before();

    /** The rule sets asked. */
    List<RuleSetIdentity> ruleSets();
}
