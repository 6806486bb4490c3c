package dev.openbook.lucene.internal.search;

import dev.openbook.lucene.internal.index.IndexFields;
import dev.openbook.lucene.internal.index.PathTerms;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * Queries for paths of which only a part is given. A path's term holds two bytes for each UTF-16 unit, so the patterns are
 * built of pairs of bytes. Costs one look at every path in the index that can match, which is microseconds for thousands.
 */
final class PathPatterns {
    private static final int SLASH = '/';

    private PathPatterns() {}

    /** Documents that lie in a folder itself; in none if it is empty. */
    static Query parent(String folder) {
        return matching("parent", folder.isEmpty() ? name() : Operations.concatenate(List.of(exactly(folder + "/"), name())));
    }

    /** Documents that lie in a folder whose path begins so. */
    static Query parentBeginning(String beginning) {
        Automaton below = Operations.concatenate(List.of(exactly(beginning), anything(), exactly("/"), name()));
        // Whoever lies in no folder lies in one whose path is empty.
        return matching("parent begins", beginning.isEmpty() ? anything() : below);
    }

    /** Documents whose names end in a full stop and this. */
    static Query suffix(String suffix) {
        if (suffix.isEmpty() || suffix.indexOf('.') >= 0 || suffix.indexOf('/') >= 0) {
            return new MatchNoDocsQuery("no suffix is " + suffix);
        }
        return matching("suffix", Operations.concatenate(List.of(anything(), exactly("." + suffix))));
    }

    private static Query matching(String what, Automaton pattern) {
        Automaton deterministic = Operations.determinize(pattern, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        return new AutomatonQuery(new Term(IndexFields.PATH, what), deterministic, true);
    }

    private static Automaton exactly(String text) {
        return Automata.makeBinary(PathTerms.term(text));
    }

    private static Automaton anything() {
        return Operations.repeat(Operations.concatenate(List.of(Automata.makeCharRange(0, 0xff), Automata.makeCharRange(0, 0xff))));
    }

    /** One or more units, none of them a slash. */
    private static Automaton name() {
        Automaton otherPage = Operations.concatenate(List.of(Automata.makeCharRange(1, 0xff), Automata.makeCharRange(0, 0xff)));
        Automaton noSlash =
                Operations.union(List.of(Automata.makeCharRange(0, SLASH - 1), Automata.makeCharRange(SLASH + 1, 0xff)));
        Automaton thisPage = Operations.concatenate(List.of(Automata.makeChar(0), noSlash));
        Automaton unit = Operations.union(List.of(otherPage, thisPage));
        return Operations.concatenate(List.of(unit, Operations.repeat(unit)));
    }
}
