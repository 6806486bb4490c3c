package dev.openbook.lucene.internal.search;

import dev.openbook.document.DocumentType;
import dev.openbook.document.SearchFilter;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.lucene.internal.index.IndexFields;
import dev.openbook.lucene.internal.index.PathTerms;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A filter in Lucene's terms. */
final class FilterQuery {
    private static final int MAX_CONDITIONS = 1_000;
    /** Far more than people write, far less than a stack holds. */
    private static final int MAX_DEPTH = 100;

    private FilterQuery() {}

    /**
     * The query that a passage must match; empty if the filter narrows nothing.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID} if the filter is larger or deeper than a search may be narrowed by
     */
    static Optional<Query> of(SearchFilter filter) {
        Set<SearchFilter> conditions = new LinkedHashSet<>();
        collect(filter, conditions, 0);
        if (conditions.size() > MAX_CONDITIONS) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A filter has at most " + MAX_CONDITIONS + " conditions, not " + conditions.size() + ".");
        }
        return narrowsNothing(filter) ? Optional.empty() : Optional.of(query(filter));
    }

    private static void collect(SearchFilter filter, Set<SearchFilter> conditions, int depth) {
        if (depth > MAX_DEPTH) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID, "A filter holds filters at most " + MAX_DEPTH + " deep. Flatten it.");
        }
        switch (filter) {
            case SearchFilter.Equal equal -> conditions.add(equal);
            case SearchFilter.Beginning beginning -> conditions.add(beginning);
            case SearchFilter.All all -> all.filters().forEach(each -> collect(each, conditions, depth + 1));
            case SearchFilter.Any any -> any.filters().forEach(each -> collect(each, conditions, depth + 1));
            case SearchFilter.Not not -> collect(not.filter(), conditions, depth + 1);
        }
    }

    private static boolean narrowsNothing(SearchFilter filter) {
        return filter instanceof SearchFilter.All all && all.filters().stream().allMatch(FilterQuery::narrowsNothing);
    }

    private static Query query(SearchFilter filter) {
        return switch (filter) {
            case SearchFilter.Equal condition -> equal(condition);
            case SearchFilter.Beginning condition -> condition.field() == SearchFilter.Field.PARENT
                    ? PathPatterns.parentBeginning(condition.beginning())
                    : new PrefixQuery(new Term(IndexFields.PATH, PathTerms.term(condition.beginning())));
            case SearchFilter.All all -> all(all);
            case SearchFilter.Any any -> any(any);
            case SearchFilter.Not not -> new BooleanQuery.Builder()
                    .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                    .add(query(not.filter()), Occur.MUST_NOT)
                    .build();
        };
    }

    private static Query all(SearchFilter.All all) {
        if (all.filters().isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        new LinkedHashSet<>(all.filters()).forEach(each -> builder.add(query(each), Occur.FILTER));
        return builder.build();
    }

    private static Query any(SearchFilter.Any any) {
        if (any.filters().isEmpty()) {
            return new MatchNoDocsQuery("one of no filters");
        }
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        new LinkedHashSet<>(any.filters()).forEach(each -> builder.add(query(each), Occur.SHOULD));
        return builder.build();
    }

    private static Query equal(SearchFilter.Equal condition) {
        String value = condition.value();
        return switch (condition.field()) {
            case DOCUMENT -> new TermQuery(new Term(IndexFields.PATH, PathTerms.term(value)));
            case FOLDER -> new TermQuery(new Term(IndexFields.FOLDER, PathTerms.term(value)));
            case PARENT -> PathPatterns.parent(value);
            case SUFFIX -> PathPatterns.suffix(value);
            case TYPE -> type(value);
        };
    }

    private static Query type(String suffix) {
        for (DocumentType type : DocumentType.values()) {
            if (type.suffixes().contains(suffix)) {
                return new TermQuery(new Term(IndexFields.TYPE, type.name()));
            }
        }
        return new MatchNoDocsQuery("no type has the suffix " + suffix);
    }
}
