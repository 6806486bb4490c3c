package dev.openbook.rules.evaluate;

import dev.openbook.document.Passage;
import dev.openbook.retrieve.SearchFilter;
import dev.openbook.rule.Decision;
import dev.openbook.rule.ReadingRules;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.facts.StageFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The retrieval rules of a book for one request. Thread-safe. */
final class CheckedReadingRules implements ReadingRules {
    private final CheckedRuleBook book;
    private final Map<String, Object> request;

    CheckedReadingRules(CheckedRuleBook book, Map<String, Object> request) {
        this.book = book;
        this.request = Map.copyOf(request);
    }

    @Override
    public SearchFilter filter() {
        return SearchFilter.none();
    }

    @Override
    public Decision read(Passage passage) {
        Map<String, Object> groups = new LinkedHashMap<>(request);
        groups.put("passage", StageFacts.passage(passage));
        return book.decide(RuleStage.RETRIEVAL, groups);
    }

    @Override
    public Set<String> before() {
        return Set.of();
    }

    @Override
    public List<RuleSetIdentity> ruleSets() {
        return book.ruleSets();
    }
}
