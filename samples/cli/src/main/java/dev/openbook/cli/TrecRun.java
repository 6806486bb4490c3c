package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Runs topics and writes the ranking as TREC evaluation tools read it: {@code topic Q0 document rank score tag}. A document
 * ranks where its best passage ranks, once.
 */
final class TrecRun {
    private TrecRun() {}

    /** How many topics were run. */
    static int write(DocumentLibrary library, List<String> topics, Function<String, Query> queryOf, Path run) {
        StringBuilder lines = new StringBuilder();
        int count = 0;
        for (int i = 0; i < topics.size(); i++) {
            if (topics.get(i).isBlank()) {
                continue;
            }
            String[] parts = topics.get(i).split("\t", 2);
            if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "Line " + (i + 1) + " of the topics is not an id, a tab and a text. Write one topic a line.");
            }
            append(parts[0].strip(), library.retrieve(queryOf.apply(parts[1].strip())), lines);
            count++;
        }
        TextFile.write(run, lines.toString());
        return count;
    }

    private static void append(String topic, List<RetrievedPassage> hits, StringBuilder lines) {
        Set<String> seen = new HashSet<>();
        for (RetrievedPassage hit : hits) {
            // White space separates the columns, so a path must not hold any.
            String document = hit.passage().document().path().replace(' ', '_');
            if (seen.add(document)) {
                lines.append(String.format(Locale.ROOT, "%s Q0 %s %d %.6f openbook%n", topic, document, seen.size(), hit.score()));
            }
        }
    }
}
