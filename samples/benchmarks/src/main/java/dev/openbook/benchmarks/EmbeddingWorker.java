package dev.openbook.benchmarks;

import ai.onnxruntime.OrtEnvironment;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The process of one contender of {@link EmbeddingThroughput}. Reads commands line by line and answers each with one line that
 * begins with {@code reply}; ends when its input does.
 */
public final class EmbeddingWorker {
    static final String REPLY = "reply ";

    private final TextEmbedder embedder;
    private final BenchmarkTexts texts;

    private EmbeddingWorker(TextEmbedder embedder, BenchmarkTexts texts) {
        this.embedder = embedder;
        this.texts = texts;
    }

    /** Runs it. Arguments: a contender, the folder of {@link PeerFiles}, a limit in tokens, and a file of texts, if not invented. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BenchmarkTexts texts = arguments.length > 3 ? BenchmarkTexts.of(Path.of(arguments[3])) : BenchmarkTexts.invented();
        try (TextEmbedder embedder =
                EmbeddingContender.valueOf(arguments[0]).open(Path.of(arguments[1]), Integer.parseInt(arguments[2]))) {
            EmbeddingWorker worker = new EmbeddingWorker(embedder, texts);
            out.println(REPLY + OrtEnvironment.getEnvironment().getVersion());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(REPLY + worker.answer(line.split(" ", 2)));
            }
        }
    }

    private String answer(String[] command) throws IOException {
        return switch (command[0]) {
            case "questions" -> run(texts.questions(), command);
            case "passages" -> run(texts.passages(), command);
            case "resident" -> resident();
            case "many" -> many(Integer.parseInt(command[1]));
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    /** Nanoseconds by the clock and of the processor. Keeps the vectors in a file if one is named. */
    private String run(List<String> list, String[] command) throws IOException {
        Stopwatch watch = Stopwatch.started();
        List<float[]> vectors = embedder.embed(list);
        Contender.Turn turn = watch.turn(list.size());
        if (command.length > 1) {
            write(vectors, Path.of(command[1]));
        }
        return turn.milliseconds() + " " + turn.processorMilliseconds();
    }

    private static void write(List<float[]> vectors, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (float[] vector : vectors) {
                for (float number : vector) {
                    out.writeFloat(number);
                }
            }
        }
    }

    /** Memory of the process, now and at its most, and of its heap as the system gave it, in MB; 0 where Linux does not say. */
    private static String resident() throws IOException {
        long now = 0;
        long most = 0;
        Path status = Path.of("/proc/self/status");
        for (String line : Files.isReadable(status) ? Files.readAllLines(status) : List.<String>of()) {
            if (line.startsWith("VmRSS:")) {
                now = kilobytes(line);
            } else if (line.startsWith("VmHWM:")) {
                most = kilobytes(line);
            }
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return (now >> 10) + " " + (most >> 10) + " " + (heap >> 20);
    }

    private static long kilobytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    /** Embeds a long list at once. Milliseconds a text, and MB of heap: at its most, and what is held with the vectors. */
    private String many(int count) {
        List<String> list = BenchmarkTexts.inventedQuestions(count);
        Stopwatch watch = Stopwatch.started();
        List<float[]> vectors = embedder.embed(list);
        Contender.Turn turn = watch.turn(count);
        long most = mostHeap();
        System.gc();
        long held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        if (vectors.size() != count) {
            throw new IllegalStateException(vectors.size() + " vectors of " + count + " texts");
        }
        return turn.milliseconds() + " " + (most >> 20) + " " + (held >> 20);
    }

    /** The most that was in use, garbage included: the pools' own peaks, which need not have come together, or the whole heap. */
    private static long mostHeap() {
        long peaks = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return Math.min(peaks, Runtime.getRuntime().maxMemory());
    }
}
