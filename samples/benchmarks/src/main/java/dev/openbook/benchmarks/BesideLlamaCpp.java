package dev.openbook.benchmarks;

import ai.onnxruntime.OrtException;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.args.LogFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How fast is our decoding beside llama.cpp's? One model shape, one process, one run: every engine writes so many tokens after
 * a context, in turn, round after round, with one thread and with two. A ratio is the median of the ratios within rounds.
 */
public final class BesideLlamaCpp {
    private static final int[] CONTEXTS = {16, 2_048};
    private static final int TOKENS = 96;
    private static final int ROUNDS = 7;
    private static final int CAPACITY = 2_560;

    private BesideLlamaCpp() {}

    /** Runs it. Arguments: a folder of make_bench_model.py, files of make_gguf.py of the same shape. */
    public static void main(String[] arguments) throws OrtException, IOException, InterruptedException {
        if (arguments.length < 2) {
            System.err.println("Usage: BesideLlamaCpp MODEL_FOLDER FILE.gguf [FILE.gguf ...]");
            System.exit(2);
        }
        prepareLlamaCpp();
        Path folder = Path.of(arguments[0]);
        List<Path> files = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        for (int threads = 1; threads <= 2; threads++) {
            List<Contender> contenders = open(folder, files, threads);
            for (int context : CONTEXTS) {
                compare(contenders, threads, context);
            }
            for (Contender contender : contenders.reversed()) {
                contender.close();
            }
        }
        // The binding of llama.cpp leaves threads behind that would keep the process alive.
        System.exit(0);
    }

    /** Keeps it quiet, and out of the common temporary folder, where it would delete whatever is called llama. */
    private static void prepareLlamaCpp() throws IOException {
        Path folder = Files.createTempDirectory("openbook-benchmark");
        folder.toFile().deleteOnExit();
        System.setProperty("de.kherud.llama.tmpdir", folder.toString());
        LlamaModel.setLogger(LogFormat.TEXT, (level, text) -> {});
    }

    private static List<Contender> open(Path folder, List<Path> files, int threads) throws OrtException {
        List<Contender> contenders = new ArrayList<>();
        for (boolean spinning : threads == 1 ? new boolean[] {false} : new boolean[] {false, true}) {
            contenders.add(new OpenbookDecoder(folder, threads, spinning, CAPACITY));
            contenders.add(new BareDecodeLoop(folder.resolve("model.onnx"), threads, spinning, CAPACITY));
        }
        for (Path file : files) {
            contenders.add(new LlamaCpp(file, threads, CAPACITY));
        }
        return contenders;
    }

    private static void compare(List<Contender> contenders, int threads, int context)
            throws OrtException, InterruptedException {
        double loadBefore = load();
        Contender.Turn[][] turns = new Contender.Turn[contenders.size()][ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                Contender.Turn turn = contenders.get(i).decode(context, TOKENS);
                if (round >= 0) {
                    turns[i][round] = turn;
                }
                // Whoever spins after its turn must not spin into the next one's.
                Thread.sleep(100);
            }
        }
        System.out.printf(Locale.ROOT, "%d thread%s, context %d (load of the machine %.1f to %.1f)%n",
                threads, threads == 1 ? "" : "s", context, loadBefore, load());
        for (int i = 0; i < turns.length; i++) {
            print(contenders, turns, i);
        }
    }

    private static void print(List<Contender> contenders, Contender.Turn[][] turns, int which) {
        Contender.Turn[] own = turns[which];
        System.out.printf(Locale.ROOT, "  %-34s %6.1f tokens/s (best %6.1f), processor %6.2f ms a token%n",
                contenders.get(which).name(),
                1_000 / median(Arrays.stream(own).mapToDouble(Contender.Turn::milliseconds)),
                1_000 / Arrays.stream(own).mapToDouble(Contender.Turn::milliseconds).min().orElseThrow(),
                processor(own));
        for (int other = 0; other < turns.length; other++) {
            if (contenders.get(other) instanceof LlamaCpp && !(contenders.get(which) instanceof LlamaCpp)) {
                System.out.printf(Locale.ROOT, "    times %-28s %6.2f by the clock, %.2f by processor time%n",
                        contenders.get(other).name(), ratio(own, turns[other]), processor(turns[other]) / processor(own));
            }
        }
    }

    /** How many tokens one writes while the other writes one: the median of rounds, so that both met the same neighbours. */
    private static double ratio(Contender.Turn[] one, Contender.Turn[] other) {
        return median(IntStream.range(0, one.length)
                .mapToDouble(round -> other[round].milliseconds() / one[round].milliseconds()));
    }

    /** The mean, because the ticks of one round are coarse. */
    private static double processor(Contender.Turn[] turns) {
        return Arrays.stream(turns).mapToDouble(Contender.Turn::processorMilliseconds).average().orElseThrow();
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
