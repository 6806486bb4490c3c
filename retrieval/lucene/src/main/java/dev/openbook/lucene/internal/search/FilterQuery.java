package dev.openbook.lucene.internal.search;

import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.lucene.internal.index.IndexFields;
import dev.openbook.lucene.internal.index.PathTerms;
import dev.openbook.retrieve.SearchFilter;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A filter in Lucene's terms. */
final class FilterQuery {
    private static final int MAX_CONDITIONS = 1_000;

    private FilterQuery() {}

    /** The query that a passage must match; empty if the filter narrows nothing. */
    static Optional<Query> of(SearchFilter filter) {
        Set<SearchFilter.Equal> conditions = new LinkedHashSet<>();
        collect(filter, conditions);
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        if (conditions.size() > MAX_CONDITIONS) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A filter has at most " + MAX_CONDITIONS + " conditions, not " + conditions.size() + ".");
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (SearchFilter.Equal condition : conditions) {
            all.add(query(condition), BooleanClause.Occur.FILTER);
        }
        return Optional.of(all.build());
    }

    private static void collect(SearchFilter filter, Set<SearchFilter.Equal> conditions) {
        switch (filter) {
            case SearchFilter.Equal equal -> conditions.add(equal);
            case SearchFilter.All all -> all.filters().forEach(each -> collect(each, conditions));
        }
    }

    private static Query query(SearchFilter.Equal condition) {
        String value = condition.value();
        return switch (condition.field()) {
            case DOCUMENT -> new TermQuery(new Term(IndexFields.PATH, PathTerms.term(value)));
            case FOLDER -> new TermQuery(new Term(IndexFields.FOLDER, PathTerms.term(value)));
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
