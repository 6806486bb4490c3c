package dev.openbook.cli;

import dev.openbook.answer.Question;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.SearchMode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How passages are found, the same for searching and for asking. */
final class RetrievalOptions {
    @Option(names = "--mode", paramLabel = "MODE", description = "hybrid (default), lexical or semantic.")
    private SearchMode mode = SearchMode.HYBRID;

    @Option(names = "--k", paramLabel = "N", description = "How many passages to find (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    @Mixin
    private FilterOptions filter;

    SearchMode mode() {
        return mode;
    }

    Query query(String text) {
        return new Query(text, mode, limit, filter.filter());
    }

    Question question(String text, CallerOptions caller) {
        return new Question(text, mode, limit, filter.filter(), caller.caller());
    }
}
