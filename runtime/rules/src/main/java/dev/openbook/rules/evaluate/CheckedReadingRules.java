package dev.openbook.rules.evaluate;

import dev.openbook.document.Passage;
import dev.openbook.document.SearchFilter;
import dev.openbook.rule.Decision;
import dev.openbook.rule.ReadingRules;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.facts.StageFacts;
import dev.openbook.rules.retrieve.RetrievalSet.Translated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The retrieval rules of a book for one request. Thread-safe. */
final class CheckedReadingRules implements ReadingRules {
    /** A search takes a thousand; some are left for the caller's own. */
    private static final int MAX_CONDITIONS = 600;

    private final CheckedRuleBook book;
    private final Map<String, Object> request;
    private final SearchFilter filter;
    private final Set<String> before;

    private CheckedReadingRules(CheckedRuleBook book, Map<String, Object> request, SearchFilter filter, Set<String> before) {
        this.book = book;
        this.request = Map.copyOf(request);
        this.filter = filter;
        this.before = Set.copyOf(before);
    }

    /** The rules of a book, for a request of which its translatable rules were translated. */
    static CheckedReadingRules of(CheckedRuleBook book, Map<String, Object> request, List<Translated> translated) {
        List<SearchFilter> filters = new ArrayList<>();
        Set<String> before = new TreeSet<>();
        int size = 0;
        for (Translated rule : translated) {
            boolean fits = size + rule.size() <= MAX_CONDITIONS;
            if (fits && !rule.filter().equals(SearchFilter.none())) {
                filters.add(rule.filter());
                size += rule.size();
            }
            if (fits && rule.exact()) {
                before.add(rule.rule());
            }
        }
        return new CheckedReadingRules(book, request, new SearchFilter.All(filters), before);
    }

    @Override
    public SearchFilter filter() {
        return filter;
    }

    @Override
    public Decision read(Passage passage) {
        Map<String, Object> groups = new LinkedHashMap<>(request);
        groups.put("passage", StageFacts.passage(passage));
        return book.decide(RuleStage.RETRIEVAL, groups);
    }

    @Override
    public Set<String> before() {
        return before;
    }

    @Override
    public List<RuleSetIdentity> ruleSets() {
        return book.ruleSets();
    }
}
