package dev.openbook.cli;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.Retriever;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Runs topics and writes the ranking as TREC evaluation tools read it: {@code topic Q0 document rank score tag}. A document
 * ranks where its best passage ranks, once.
 */
final class TrecRun {
    private static final Pattern ID = Pattern.compile("\\S+");
    private static final Pattern SPACE = Pattern.compile("\\s");

    private TrecRun() {}

    /** How many topics were run. */
    static int write(Retriever library, List<String> topics, Function<String, Query> queryOf, Path run) {
        StringBuilder lines = new StringBuilder();
        int count = 0;
        for (int i = 0; i < topics.size(); i++) {
            if (topics.get(i).isBlank()) {
                continue;
            }
            String[] parts = topics.get(i).split("\t", 2);
            if (parts.length < 2 || parts[1].isBlank() || !ID.matcher(parts[0].strip()).matches()) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "Line " + (i + 1) + " of the topics is not an id (without spaces), a tab and a text. Write one topic a line.");
            }
            append(parts[0].strip(), library.retrieve(queryOf.apply(parts[1].strip())), lines);
            count++;
        }
        TextFile.write(run, lines.toString());
        return count;
    }

    private static void append(String topic, List<RetrievedPassage> hits, StringBuilder lines) {
        Set<DocumentId> seen = new HashSet<>();
        for (RetrievedPassage hit : hits) {
            if (seen.add(hit.passage().document())) {
                // White space separates the columns, so a path must not hold any.
                String document = SPACE.matcher(hit.passage().document().path()).replaceAll("_");
                lines.append(String.format(
                        Locale.ROOT, "%s Q0 %s %d %.6f openbook\n", topic, document, seen.size(), hit.score()));
            }
        }
    }
}
