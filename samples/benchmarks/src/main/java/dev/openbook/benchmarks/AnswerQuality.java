package dev.openbook.benchmarks;

import dev.openbook.Openbook;
import dev.openbook.answer.Answer;
import dev.openbook.answer.Answerer;
import dev.openbook.answer.Citation;
import dev.openbook.answer.Question;
import dev.openbook.cli.BundledModels;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How good are answers by quotation? Asks questions with known answers of a folder of documents and counts.
 *
 * <p>Arguments: the folder; a file with lines of question, document, page, answer, each after a tab; lines without an answer
 * are questions that the folder does not answer; {@code -v} to see each miss.
 */
public final class AnswerQuality {
    private AnswerQuality() {}

    /**
     * A question and where its answer stands.
     *
     * @param text the question
     * @param document path of the document that answers it, empty if none does
     * @param answer words that the answer must contain
     */
    record Asked(String text, String document, String answer) {
        static Asked of(String line) {
            String[] parts = line.split("\t", -1);
            return new Asked(parts[0], parts[1], parts[3]);
        }

        boolean answerable() {
            return !document.isEmpty();
        }
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        List<Asked> asked = Files.readAllLines(Path.of(arguments[1])).stream().map(Asked::of).toList();
        boolean verbose = List.of(arguments).contains("-v");
        Path folder = Files.createTempDirectory("openbook-quality");
        try (Openbook openbook = Openbook.builder().build();
                EmbeddingModel model = openbook.embeddingModel(BundledModels.minilm());
                DocumentLibrary library = openbook.library(folder, model)) {
            library.sync(Path.of(arguments[0]), ProgressListener.none());
            new Tally(verbose).run(asked, openbook.answerer(library)).print();
        }
    }

    /** Counts. */
    static final class Tally {
        private final boolean verbose;
        private int answerable;
        private int document;
        private int first;
        private int any;
        private int declinedAnswerable;
        private int unanswerable;
        private int declined;

        Tally(boolean verbose) {
            this.verbose = verbose;
        }

        Tally run(List<Asked> questions, Answerer answerer) {
            for (Asked asked : questions) {
                Answer answer = answerer.answer(Question.of(asked.text()));
                if (asked.answerable()) {
                    countAnswerable(asked, answer);
                } else {
                    unanswerable++;
                    declined += answer.found() ? 0 : 1;
                }
            }
            return this;
        }

        private void countAnswerable(Asked asked, Answer answer) {
            answerable++;
            declinedAnswerable += answer.found() ? 0 : 1;
            List<Citation> citations = answer.citations();
            document += citations.stream().anyMatch(c -> c.document().path().equals(asked.document())) ? 1 : 0;
            Optional<Citation> hit = citations.stream().filter(c -> holds(c, asked)).findFirst();
            any += hit.isPresent() ? 1 : 0;
            boolean isFirst = hit.isPresent() && hit.get().marker() == 1;
            first += isFirst ? 1 : 0;
            if (verbose && !isFirst) {
                System.out.printf("%s %s%n    wanted: %s (%s)%n", hit.isPresent() ? "later" : "MISS", asked.text(),
                        asked.answer(), asked.document());
                citations.forEach(c -> System.out.printf("    [%d] %s p%d: %s%n", c.marker(), c.document(), c.page(),
                        c.quote().replace('\n', ' ')));
            }
        }

        private static boolean holds(Citation citation, Asked asked) {
            return plain(citation.quote()).contains(plain(asked.answer()));
        }

        private static String plain(String text) {
            return text.replaceAll("[\\s|]+", " ").strip().toLowerCase(Locale.ROOT);
        }

        void print() {
            System.out.printf(Locale.ROOT,
                    "answerable %d: right document cited %.3f, answer in the first quote %.3f, in any quote %.3f, declined %.3f%n",
                    answerable, share(document), share(first), share(any), share(declinedAnswerable));
            if (unanswerable > 0) {
                System.out.printf(Locale.ROOT, "unanswerable %d: declined %.3f%n", unanswerable, (double) declined / unanswerable);
            }
        }

        private double share(int count) {
            return (double) count / answerable;
        }
    }
}
