package dev.openbook.benchmarks;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What does our decoding add to the engine's own time? Ours and the bare loop over the same binding take turns of a few
 * tokens, so that both meet the same neighbours on the machine; the same loop in Python, if asked for, comes after them. All are
 * opened anew in every round, ours before the bare loop in one and after it in the next, because two sessions of one graph are not
 * equally fast; a round's figure is the median of its tokens.
 */
public final class BesideBareLoop {
    private static final int[] CONTEXTS = {16, 2_048};
    private static final int TOKENS = 96;
    private static final int AT_A_TIME = 8;
    private static final int ROUNDS = 10;
    private static final int CAPACITY = 4_096;
    private static final Pattern MEDIAN = Pattern.compile("median=([0-9.]+)ms");

    private BesideBareLoop() {}

    /** Runs it. Arguments: a folder of make_bench_model.py, threads, {@code on} or {@code off}, and a command line for Python. */
    public static void main(String[] arguments) throws OrtException, IOException, InterruptedException {
        if (arguments.length != 3 && arguments.length != 5) {
            System.err.println("Usage: BesideBareLoop MODEL_FOLDER THREADS SPINNING(on|off) [PYTHON reference_decode.py]");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        boolean spinning = arguments[2].equals("on");
        List<String> python = List.of(arguments).subList(3, arguments.length);
        System.out.printf("%s, %d threads, spinning %s%n", folder.getFileName(), threads, arguments[2]);
        for (int context : CONTEXTS) {
            compare(folder, context, threads, spinning, python);
        }
    }

    private static void compare(Path folder, int context, int threads, boolean spinning, List<String> python)
            throws OrtException, IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> reference = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            int own = round & 1; // whichever is opened first is slower: two bare loops differ by several per cent
            try (DecodeLoop one = open(own == 0, folder, threads, spinning);
                    DecodeLoop other = open(own == 1, folder, threads, spinning)) {
                double[] medians = inTurn(List.of(one, other), context);
                double third = python.isEmpty() ? Double.NaN : inPython(python, folder, context, threads, spinning);
                if (round >= 0) { // the one before is for the compiler to warm up
                    ours.add(medians[own]);
                    bare.add(medians[1 - own]);
                    reference.add(third);
                }
            }
        }
        System.out.printf(Locale.ROOT, "  context %,d: Openbook %.2f ms a token, bare loop %.2f ms, Python %.2f ms%n"
                        + "    time over the bare loop's: %s%n    time over Python's: %s; load of the machine %.1f%n",
                context, median(ours), median(bare), median(reference),
                ratios(ours, bare), ratios(ours, reference),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static DecodeLoop open(boolean own, Path folder, int threads, boolean spinning) throws OrtException {
        return own
                ? new OpenbookDecoder(folder, threads, spinning, CAPACITY)
                : new BareDecodeLoop(folder.resolve("model.onnx"), threads, spinning, CAPACITY);
    }

    /** The median time of a token of each, in milliseconds, when each writes a few and then the next one does. */
    private static double[] inTurn(List<DecodeLoop> loops, int context) throws OrtException {
        double[][] times = new double[loops.size()][TOKENS];
        int[] last = new int[loops.size()];
        for (int which = 0; which < last.length; which++) {
            loops.get(which).read(context);
            last[which] = loops.get(which).append(1);
        }
        for (int written = 0; written < TOKENS; written += AT_A_TIME) {
            for (int which = 0; which < last.length; which++) {
                DecodeLoop loop = loops.get(which);
                last[which] = loop.append(last[which]); // after another's work: not counted
                for (int i = written; i < written + AT_A_TIME; i++) {
                    long start = System.nanoTime();
                    last[which] = loop.append(last[which]);
                    times[which][i] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        return Arrays.stream(times).mapToDouble(BesideBareLoop::median).toArray();
    }

    private static double inPython(List<String> python, Path folder, int context, int threads, boolean spinning)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(python);
        command.addAll(List.of(folder.toString(), Integer.toString(context), Integer.toString(TOKENS),
                Integer.toString(threads), spinning ? "1" : "0", "shared"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher median = MEDIAN.matcher(output);
        if (process.waitFor() != 0 || !median.find()) {
            throw new IllegalStateException("Python did not measure: " + output);
        }
        return Double.parseDouble(median.group(1));
    }

    private static String ratios(List<Double> one, List<Double> other) {
        double[] ratios = new double[one.size()];
        Arrays.setAll(ratios, round -> one.get(round) / other.get(round));
        Arrays.sort(ratios);
        double mean = Math.exp(Arrays.stream(ratios).map(Math::log).average().orElseThrow());
        return String.format(Locale.ROOT, "%.3f (geometric mean of rounds, which lie between %.3f and %.3f)",
                mean, ratios[0], ratios[ratios.length - 1]);
    }

    private static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
