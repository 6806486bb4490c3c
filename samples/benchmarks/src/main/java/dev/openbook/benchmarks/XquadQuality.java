package dev.openbook.benchmarks;

import dev.openbook.Openbook;
import dev.openbook.answer.Answer;
import dev.openbook.answer.Answerer;
import dev.openbook.answer.Citation;
import dev.openbook.answer.Question;
import dev.openbook.cli.BundledModels;
import dev.openbook.document.SearchFilter;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.LegScore;
import dev.openbook.retrieve.ProgressListener;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Retrieval and quotation on XQuAD: every paragraph is a document of its own, and each question's own paragraph is the one
 * to find. Then half of the articles are the library, and questions about the other half ought to be declined.
 *
 * <p>Argument: {@code xquad.en.json.gz}.
 */
public final class XquadQuality {
    private XquadQuality() {}

    /**
     * A question of the collection.
     *
     * @param text the question
     * @param paragraph name of the document that holds its paragraph
     * @param answers words that answer it
     * @param even whether its article has an even number, which splits the collection in halves
     */
    record Asked(String text, String paragraph, List<String> answers, boolean even) {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Path all = Files.createTempDirectory("openbook-xquad");
        Path half = Files.createTempDirectory("openbook-xquad-half");
        List<Asked> asked = read(Path.of(arguments[0]), all, half);
        try (Openbook openbook = Openbook.builder().build();
                EmbeddingModel model = openbook.embeddingModel(BundledModels.minilm())) {
            try (DocumentLibrary library = openbook.library(Files.createTempDirectory("openbook-library"), model)) {
                library.sync(all, ProgressListener.none());
                for (SearchMode mode : List.of(SearchMode.LEXICAL, SearchMode.SEMANTIC, SearchMode.HYBRID)) {
                    retrieval(library, mode, asked);
                }
                quotation(openbook.answerer(library), asked);
            }
            try (DocumentLibrary library = openbook.library(Files.createTempDirectory("openbook-library"), model)) {
                library.sync(half, ProgressListener.none());
                abstention(library, asked);
            }
        }
    }

    private static List<Asked> read(Path file, Path all, Path half) throws IOException {
        List<Asked> asked = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            int article = 0;
            for (JsonNode data : new ObjectMapper().readTree(in).get("data")) {
                boolean even = article++ % 2 == 0;
                int number = 0;
                for (JsonNode paragraph : data.get("paragraphs")) {
                    String name = String.format(Locale.ROOT, "a%02d-p%02d.txt", article, number++);
                    Files.writeString(all.resolve(name), paragraph.get("context").asString());
                    if (even) {
                        Files.writeString(half.resolve(name), paragraph.get("context").asString());
                    }
                    for (JsonNode question : paragraph.get("qas")) {
                        List<String> answers = new ArrayList<>();
                        question.get("answers").forEach(answer -> answers.add(answer.get("text").asString()));
                        asked.add(new Asked(question.get("question").asString(), name, answers, even));
                    }
                }
            }
        }
        return asked;
    }

    private static void retrieval(DocumentLibrary library, SearchMode mode, List<Asked> asked) {
        int[] within = new int[11];
        double reciprocal = 0;
        for (Asked question : asked) {
            int rank = rankOf(question, library.retrieve(new Query(question.text(), mode, 20, SearchFilter.none())));
            if (rank <= 10) {
                within[rank]++;
                reciprocal += 1.0 / rank;
            }
        }
        int at1 = within[1];
        int at3 = at1 + within[2] + within[3];
        int at10 = 0;
        for (int count : within) {
            at10 += count;
        }
        double n = asked.size();
        System.out.printf(Locale.ROOT, "%-8s recall@1 %.3f  recall@3 %.3f  recall@10 %.3f  MRR@10 %.3f  (n %d)%n",
                mode.name().toLowerCase(Locale.ROOT), at1 / n, at3 / n, at10 / n, reciprocal / n, asked.size());
    }

    private static int rankOf(Asked question, List<RetrievedPassage> hits) {
        Set<String> seen = new HashSet<>();
        for (RetrievedPassage hit : hits) {
            seen.add(hit.passage().document().path());
            if (hit.passage().document().path().equals(question.paragraph())) {
                return seen.size();
            }
        }
        return Integer.MAX_VALUE;
    }

    private static void quotation(Answerer answerer, List<Asked> asked) {
        int paragraph = 0;
        int[] upTo = new int[4];
        int declined = 0;
        for (Asked question : asked) {
            Answer answer = answerer.answer(Question.of(question.text()));
            declined += answer.found() ? 0 : 1;
            paragraph += answer.citations().stream().anyMatch(c -> c.document().path().equals(question.paragraph())) ? 1 : 0;
            for (int marker = 1; marker <= 3; marker++) {
                int limit = marker;
                upTo[marker] += answer.citations().stream()
                        .anyMatch(c -> c.marker() <= limit && holds(c, question)) ? 1 : 0;
            }
        }
        double n = asked.size();
        System.out.printf(Locale.ROOT, "quotation: right paragraph %.3f, answer in the first quote %.3f, first two %.3f, first three %.3f,"
                + " declined %.3f%n", paragraph / n, upTo[1] / n, upTo[2] / n, upTo[3] / n, declined / n);
    }

    private static boolean holds(Citation citation, Asked question) {
        return question.answers().stream().anyMatch(citation.quote()::contains);
    }

    /** The similarity of the best passage is what answering hangs on; here is what each threshold would mean. */
    private static void abstention(DocumentLibrary library, List<Asked> asked) {
        List<double[]> best = new ArrayList<>();
        for (Asked question : asked) {
            LegScore leg = library.retrieve(new Query(question.text(), SearchMode.SEMANTIC, 1, SearchFilter.none()))
                    .getFirst()
                    .legs()
                    .get(SearchMode.SEMANTIC);
            double similarity = leg == null ? 0 : leg.score();
            best.add(new double[] {similarity, question.even() ? 1 : 0});
        }
        for (double threshold = 0.20; threshold < 0.60; threshold += 0.05) {
            double limit = threshold;
            System.out.printf(Locale.ROOT, "threshold %.2f: declines %.3f of the answerable, %.3f of the unanswerable%n",
                    threshold, share(best, 1, limit), share(best, 0, limit));
        }
    }

    private static double share(List<double[]> best, int kind, double threshold) {
        long of = best.stream().filter(b -> b[1] == kind).count();
        return (double) best.stream().filter(b -> b[1] == kind && b[0] < threshold).count() / of;
    }
}
