package dev.openbook.benchmarks;

import dev.openbook.Openbook;
import dev.openbook.model.EmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many texts a second do we embed, and how many do LangChain4j and DJL, with one model on one machine? Every contender has a
 * process of its own and they work in turn, never at once: a round is one turn of each over all texts, and each round begins
 * with another one.
 */
public final class EmbeddingThroughput {
    private static final int MANY = 200_000;
    private static final List<String> KINDS = List.of("questions", "passages");

    private EmbeddingThroughput() {}

    /** Runs it; see {@link EmbeddingArguments}. */
    public static void main(String[] words) throws IOException {
        EmbeddingArguments arguments = EmbeddingArguments.of(words);
        Path files = Files.createTempDirectory("openbook-embedding");
        try {
            PeerFiles.write(files);
            if (arguments.memoryOnly()) {
                memory(files, arguments);
            } else {
                throughput(files, arguments);
            }
        } finally {
            delete(files);
        }
    }

    private static void throughput(Path files, EmbeddingArguments arguments) throws IOException {
        BenchmarkTexts texts = arguments.texts().isPresent()
                ? BenchmarkTexts.of(arguments.texts().get())
                : BenchmarkTexts.invented();
        describe(texts, arguments.tokens());
        List<EmbeddingProcess> processes = new ArrayList<>();
        try {
            for (EmbeddingContender contender : EmbeddingContender.values()) {
                EmbeddingProcess process = EmbeddingProcess.start(contender, "2g", files, arguments);
                processes.add(process);
                System.out.printf("%s: ONNX Runtime %s%n", contender.title(), process.runtime());
            }
            for (String kind : KINDS) {
                EmbeddingReport report = new EmbeddingReport(kind, rounds(processes, kind, files, arguments.rounds()));
                report.print(files);
            }
            for (EmbeddingProcess process : processes) {
                double[] resident = process.ask("resident");
                System.out.printf(Locale.ROOT, "%-24s resident %4.0f MB, at its most %4.0f MB, %4.0f MB of it Java's heap%n",
                        process.contender().title(), resident[0], resident[1], resident[2]);
            }
            System.out.printf(Locale.ROOT, "%d processors; load of the machine at the end %.1f%n",
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        } finally {
            processes.forEach(EmbeddingProcess::close);
        }
    }

    /** The turns of each in every round; vectors of the last one are kept in files. */
    private static Map<EmbeddingContender, List<Contender.Turn>> rounds(
            List<EmbeddingProcess> processes, String kind, Path files, int rounds) throws IOException {
        Map<EmbeddingContender, List<Contender.Turn>> turns = new EnumMap<>(EmbeddingContender.class);
        List<EmbeddingProcess> order = new ArrayList<>(processes);
        for (int round = -1; round < rounds; round++) {
            for (EmbeddingProcess process : order) {
                EmbeddingContender contender = process.contender();
                boolean last = round == rounds - 1;
                Contender.Turn turn =
                        process.embed(last ? kind + " " + EmbeddingReport.vectors(files, kind, contender) : kind);
                System.err.printf(Locale.ROOT, "%s, round %d, %s: %,.0f texts/s%n",
                        kind, round + 1, contender.title(), 1_000 / turn.milliseconds());
                if (round >= 0) { // the one before is for the compiler to warm up
                    turns.computeIfAbsent(contender, any -> new ArrayList<>()).add(turn);
                }
            }
            Collections.rotate(order, 1);
        }
        return turns;
    }

    private static void describe(BenchmarkTexts texts, int tokens) {
        try (Openbook openbook = Openbook.builder().build();
                EmbeddingModel model = openbook.embeddingModel(OpenbookEmbedder.minilm(tokens))) {
            for (List<String> list : List.of(texts.questions(), texts.passages())) {
                int[] lengths = list.stream().mapToInt(model::countTokens).toArray();
                long longer = Arrays.stream(lengths).filter(length -> length > model.maxTokens()).count();
                System.out.printf(Locale.ROOT, "%,d texts of %.1f tokens in the mean, %,d of them longer than the %d that all read%n",
                        list.size(), Arrays.stream(lengths).average().orElseThrow(), longer, model.maxTokens());
            }
        }
    }

    /** A long list in a small heap, after a short one that shows what the process takes anyhow. */
    private static void memory(Path files, EmbeddingArguments arguments) throws IOException {
        for (EmbeddingContender contender : List.of(EmbeddingContender.OPENBOOK, EmbeddingContender.OPENBOOK_SHARED)) {
            try (EmbeddingProcess process = EmbeddingProcess.start(contender, "512m", files, arguments)) {
                for (int count : new int[] {MANY / 100, MANY}) {
                    double[] many = process.ask("many " + count);
                    double[] resident = process.ask("resident");
                    System.out.printf(Locale.ROOT, "%s, -Xmx512m, a list of %,d: %,.0f texts/s; heap at its most %.0f MB, with the"
                                    + " vectors alone %.0f MB; resident %.0f MB, at its most %.0f MB, outside the heap %.0f MB%n",
                            contender.title(), count, 1_000 / many[0], many[1], many[2],
                            resident[0], resident[1], resident[0] - resident[2]);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
