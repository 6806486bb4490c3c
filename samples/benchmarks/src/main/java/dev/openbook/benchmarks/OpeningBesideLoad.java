package dev.openbook.benchmarks;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.Openbook;
import dev.openbook.generate.GeneratorOptions;
import dev.openbook.model.ModelSource;
import dev.openbook.model.TextGenerator;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What does opening a generator cost over what must be done: the SHA-256 of its files, and ONNX Runtime's own loading of the
 * graph? Ours also inspects, opens the tokenizer and its vocabulary, reads the chat template and tries the graph. Both take
 * turns, one thread each for the engine, with a collection of garbage between; the first rounds are for the compiler.
 */
public final class OpeningBesideLoad {
    private static final int WARMING = 6;
    private static final int ROUNDS = 21;

    private OpeningBesideLoad() {}

    /** Runs it. Argument: a folder of make_bench_model.py. */
    public static void main(String[] arguments) throws OrtException, IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        try (Openbook openbook = Openbook.builder().build()) {
            for (int round = -WARMING; round < ROUNDS; round++) {
                boolean oursFirst = (round & 1) == 0;
                double first = oursFirst ? opened(openbook, folder) : hashedAndLoaded(folder);
                double second = oursFirst ? hashedAndLoaded(folder) : opened(openbook, folder);
                if (round >= 0) {
                    ours[round] = oursFirst ? first : second;
                    bare[round] = oursFirst ? second : first;
                }
            }
        }
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, round -> ours[round] / bare[round]);
        System.out.printf(Locale.ROOT, "%s: hashed and loaded %.0f ms, opened by Openbook %.0f ms; ratio in the median of %d rounds %.3f,"
                        + " half of them between %.3f and %.3f; load of the machine %.1f%n",
                folder.getFileName(), at(bare, 2), at(ours, 2), ROUNDS, at(ratios, 2), at(ratios, 1), at(ratios, 3),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double opened(Openbook openbook, Path folder) throws InterruptedException {
        tidy();
        long start = System.nanoTime();
        GeneratorOptions options = GeneratorOptions.standard().withThreads(1);
        TextGenerator generator = openbook.textGenerator(ModelSource.folder(folder), options);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        generator.close();
        return milliseconds;
    }

    private static double hashedAndLoaded(Path folder) throws OrtException, IOException, InterruptedException {
        tidy();
        long start = System.nanoTime();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile).forEach(OpeningBesideLoad::hash);
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            String graph = folder.resolve("model.onnx").toString();
            OrtSession session = OrtEnvironment.getEnvironment().createSession(graph, options);
            double milliseconds = (System.nanoTime() - start) / 1e6;
            session.close();
            return milliseconds;
        }
    }

    private static void hash(Path file) {
        MessageDigest digest = Digest.sha256();
        try (FileChannel channel = FileChannel.open(file)) {
            digest.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Digest.finish(digest);
    }

    private static void tidy() throws InterruptedException {
        System.gc();
        Thread.sleep(50); // what the last one left to other threads is done by then
    }

    private static double at(double[] values, int quarter) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[quarter * (sorted.length - 1) / 4];
    }
}
