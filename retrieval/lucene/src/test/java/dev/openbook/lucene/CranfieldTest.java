package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.document.DocumentId;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.library.IndexedPassage;
import dev.openbook.library.PassageIndex;
import dev.openbook.library.ScoredPassage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Ranking by words on the Cranfield collection (1,400 abstracts, 225 questions): plain Lucene with the same analysis and
 * parameters has a mean average precision of .2951. The collection is other people's and not part of the project.
 */
class CranfieldTest {

    private static Optional<Path> collection() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared/data/ir/cranfield");
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Records of {@code .I}, then sections {@code .T}, {@code .A}, {@code .B}, {@code .W}; numbered as they come. */
    private static List<Map<String, String>> records(InputStream in) throws IOException {
        List<Map<String, String>> records = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
            String section = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(".I ")) {
                    records.add(new HashMap<>());
                } else if (line.matches("\\.[TABW]\\s*")) {
                    section = line.trim();
                } else {
                    records.getLast().merge(section, line, (one, other) -> one + "\n" + other);
                }
            }
        }
        return records;
    }

    private static Map<Integer, Set<String>> judgements(Path file) throws IOException {
        Map<Integer, Set<String>> relevant = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.trim().split("\\s+");
            if (Integer.parseInt(parts[2]) > 0) {
                relevant.computeIfAbsent(Integer.parseInt(parts[0]), question -> new HashSet<>()).add(parts[1]);
            }
        }
        return relevant;
    }

    private static void fill(PassageIndex index, List<Map<String, String>> abstracts) {
        try (PassageIndex.Writer writer = index.write()) {
            for (int i = 0; i < abstracts.size(); i++) {
                String text = abstracts.get(i).getOrDefault(".W", "");
                DocumentId id = new DocumentId(Integer.toString(i + 1));
                Passage passage = new Passage(id, 0, new Span(0, List.of(), List.of(), 0, text.length()), text);
                writer.put(Shelf.record(id.path(), 1), List.of(new IndexedPassage(passage, "", null)));
            }
            writer.commit();
        }
    }

    private static double averagePrecision(List<ScoredPassage> found, Set<String> relevant) {
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < found.size(); i++) {
            if (relevant.contains(found.get(i).passage().document().path())) {
                hits++;
                sum += (double) hits / (i + 1);
            }
        }
        return sum / relevant.size();
    }

    @Test
    void wordsRankAsWellAsPublished() throws IOException {
        Optional<Path> folder = collection();
        assumeTrue(folder.isPresent(), "The Cranfield collection is not beside this checkout: ranking by words is not measured.");
        List<Map<String, String>> abstracts;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.get().resolve("cran.all.1400.gz")))) {
            abstracts = records(in);
        }
        List<Map<String, String>> questions = records(Files.newInputStream(folder.get().resolve("cran.qry")));
        Map<Integer, Set<String>> relevant = judgements(folder.get().resolve("cranqrel"));
        assertThat(abstracts).hasSize(1_400);
        assertThat(questions).hasSize(225);
        try (PassageIndex index = LuceneIndex.inMemory(Optional.empty(), LuceneSettings.standard())) {
            fill(index, abstracts);
            double sum = 0;
            try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                for (Map.Entry<Integer, Set<String>> judged : relevant.entrySet()) {
                    String question = questions.get(judged.getKey() - 1).getOrDefault(".W", "");
                    sum += averagePrecision(snapshot.lexical(question, Shelf.EVERYWHERE, 1_000), judged.getValue());
                }
            }
            assertThat(sum / relevant.size()).isCloseTo(.2951, within(.002));
        }
    }
}
