package dev.openbook.gate;

import dev.openbook.document.SearchFilter;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.Retriever;
import dev.openbook.rule.Decision;
import dev.openbook.rule.ReadingRules;
import dev.openbook.rule.RequestContext;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A retriever under rules, for one caller. Request rules are asked first; retrieval rules narrow the search itself as far as
 * they speak of nothing but the document, and are asked of every passage that was found. Where passages were withheld after the
 * search, more are fetched, so that as many come back as were asked for if there are so many.
 *
 * <p>Thread-safe; owns nothing. Costs one search, a few where much is withheld, and microseconds for each rule and passage.
 */
public final class GuardedRetriever implements Retriever {
    private static final int MORE = 4;

    private final Retriever retriever;
    private final Gates gates;
    private final RequestContext context;

    /** A retriever under rules, asked by whoever the context names. */
    public GuardedRetriever(Retriever retriever, Gates gates, RequestContext context) {
        this.retriever = retriever;
        this.gates = gates;
        this.context = context;
    }

    /**
     * What was found.
     *
     * @param passages those that may be read, best first, ranks from 1
     * @param decisions what the rules said; empty without rules for requests or retrieval
     */
    public record Found(List<RetrievedPassage> passages, List<Decision> decisions) {
        /** Copies the lists. */
        public Found {
            passages = List.copyOf(passages);
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * Finds what may be read.
     *
     * @throws dev.openbook.failure.OpenbookException {@code REQUEST_REFUSED} if request rules deny it or want a review
     */
    @Override
    public List<RetrievedPassage> retrieve(Query query) {
        return find(query).passages();
    }

    /**
     * Finds what may be read, and says what the rules said.
     *
     * @throws dev.openbook.failure.OpenbookException {@code REQUEST_REFUSED} if request rules deny it or want a review
     */
    public Found find(Query query) {
        RuleRequest request = new RuleRequest(
                context.kind(), query.text(), context.caller(), Optional.empty(), context.attributes());
        List<Decision> decisions = new ArrayList<>();
        if (gates.stand(RuleStage.REQUEST)) {
            decisions.add(gates.requestNow(request));
        }
        Found read = read(retriever, gates, request, query);
        decisions.addAll(read.decisions());
        return new Found(read.passages(), decisions);
    }

    /** Finds what may be read for a request that was let pass. */
    public static Found read(Retriever retriever, Gates gates, RuleRequest request, Query query) {
        if (!gates.stand(RuleStage.RETRIEVAL)) {
            return new Found(retriever.retrieve(query), List.of());
        }
        ReadingRules rules = gates.rules().reading(request);
        Withheld withheld = new Withheld(rules);
        SearchFilter both = rules.filter().and(query.filter());
        int limit = query.limit();
        while (true) {
            List<RetrievedPassage> found = retriever.retrieve(new Query(query.text(), query.mode(), limit, both));
            List<RetrievedPassage> open = new ArrayList<>();
            for (RetrievedPassage passage : found) {
                if (open.size() < query.limit() && withheld.opens(rules.read(passage.passage()))) {
                    open.add(at(open.size() + 1, passage));
                }
            }
            boolean all = found.size() < limit || limit == Query.MAX_LIMIT;
            if (open.size() == query.limit() || all) {
                return new Found(open, List.of(withheld.decision()));
            }
            withheld.forget();
            limit = Math.min(Query.MAX_LIMIT, limit * MORE);
        }
    }

    private static RetrievedPassage at(int rank, RetrievedPassage found) {
        return new RetrievedPassage(found.passage(), rank, found.score(), Map.copyOf(found.legs()));
    }
}
