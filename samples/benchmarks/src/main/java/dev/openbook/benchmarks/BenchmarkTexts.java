package dev.openbook.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Texts to embed, the same in every process: short questions, and passages of 15 to 280 words, all lengths alike often.
 *
 * @param questions short ones
 * @param passages long ones
 */
record BenchmarkTexts(List<String> questions, List<String> passages) {
    private static final int QUESTIONS = 5_000;
    private static final int PASSAGES = 2_000;
    private static final int LEAST_WORDS = 15;
    private static final int MOST_WORDS = 280;
    private static final int INVENTED_WORDS = 30_000;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final List<String> OPENINGS = List.of(
            "Who", "What", "When", "Where", "Why", "Which", "How many", "How much", "In what year did", "According to whom did");

    private static final List<String> VOCABULARY = List.of(
            "the", "of", "and", "to", "in", "a", "for", "that", "was", "is", "with", "by", "as", "on", "from", "at", "are", "which",
            "this", "were", "county", "school", "families", "children", "grant", "report", "budget", "water", "village", "farmers",
            "program", "support", "training", "volunteers", "between", "after", "during", "government", "university", "research",
            "results", "number", "population", "early", "century", "first", "second", "large", "small", "public", "private",
            "evaluation", "participants", "community", "health", "education", "transport", "increase", "reduction", "annual",
            "per cent", "million", "hectares", "euros", "applicants", "eligible", "deadline", "partnership", "municipality",
            "sustainability", "infrastructure", "biodiversity", "rehabilitation", "intergenerational", "apprenticeships",
            "desalination", "microfinance", "vaccination", "unemployment", "cooperative", "smallholders", "watershed",
            "mid-term", "Kilimanjaro", "Zanzibar", "Wroclaw", "2019", "1,450", "3.5", "covenant", "stakeholders", "reforestation");

    /** Questions and paragraphs of a file of SQuAD's format, compressed with gzip; used again and again until there are enough. */
    static BenchmarkTexts of(Path file) throws IOException {
        List<String> questions = new ArrayList<>();
        List<String> words = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode article : new ObjectMapper().readTree(in).get("data")) {
                for (JsonNode paragraph : article.get("paragraphs")) {
                    SPACE.splitAsStream(paragraph.get("context").asString()).forEach(words::add);
                    paragraph.get("qas").forEach(asked -> questions.add(asked.get("question").asString()));
                }
            }
        }
        List<String> repeated = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            repeated.add(questions.get(i % questions.size()));
        }
        return new BenchmarkTexts(repeated, passages(words));
    }

    /** Made up: English words, frequent ones often. */
    static BenchmarkTexts invented() {
        Random random = new Random(1);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < INVENTED_WORDS; i++) {
            words.add(random.nextInt(14) == 0 ? word(random) + "." : word(random));
        }
        return new BenchmarkTexts(inventedQuestions(QUESTIONS), passages(words));
    }

    /** So many made up questions of 6 to 16 words. */
    static List<String> inventedQuestions(int count) {
        Random random = new Random(2);
        List<String> questions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            StringBuilder question = new StringBuilder(OPENINGS.get(random.nextInt(OPENINGS.size())));
            for (int word = random.nextInt(5, 16); word > 0; word--) {
                question.append(' ').append(word(random));
            }
            questions.add(question.append('?').toString());
        }
        return questions;
    }

    /** Made up texts of so many words. */
    static List<String> ofWords(int words, int count) {
        Random random = new Random(4);
        return Stream.generate(() -> Stream.generate(() -> word(random)).limit(words).collect(Collectors.joining(" ")))
                .limit(count)
                .toList();
    }

    private static String word(Random random) {
        double rank = random.nextDouble();
        return VOCABULARY.get((int) (rank * rank * VOCABULARY.size()));
    }

    /** Stretches of a long text that begins anew at its end. */
    private static List<String> passages(List<String> words) {
        Random random = new Random(3);
        List<String> passages = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < PASSAGES; i++) {
            StringBuilder passage = new StringBuilder();
            for (int word = random.nextInt(LEAST_WORDS, MOST_WORDS + 1); word > 0; word--) {
                passage.append(words.get(next++ % words.size())).append(' ');
            }
            passages.add(passage.toString().strip());
        }
        return passages;
    }
}
