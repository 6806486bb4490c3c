package dev.openbook.benchmarks;

import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelProvenance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What does inspecting a model's folder cost over a bare loop that computes the SHA-256 of the same files, one after the other? Once
 * with all weights in one file, once in eight. Both take turns over files that the system has in its cache; the first rounds are for
 * the compiler.
 */
public final class InspectingBesideDigest {
    private static final int WARMING = 2;
    private static final int ROUNDS = 9;

    private InspectingBesideDigest() {}

    /** Runs it. Argument: how many MiB of weights; 1,024 without. */
    public static void main(String[] arguments) throws IOException {
        int mebibytes = arguments.length == 0 ? 1024 : Integer.parseInt(arguments[0]);
        for (int files : new int[] {1, 8}) {
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                make(folder.path(), files, ((long) mebibytes << 20) / files);
                measure(folder.path(), files, mebibytes);
            }
        }
    }

    private static void make(Path folder, int files, long bytes) throws IOException {
        MadeModel model = new MadeModel();
        for (int i = 0; i < files; i++) {
            String name = "model.onnx_data" + (files == 1 ? "" : "_" + i);
            MadeModel.weights(folder.resolve(name), bytes);
            model.product(i, name, 0, bytes);
        }
        model.write(folder.resolve("model.onnx"));
    }

    private static void measure(Path folder, int files, int mebibytes) throws IOException {
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        ModelInspector inspector = ModelInspector.create();
        for (int round = -WARMING; round < ROUNDS; round++) {
            boolean oursFirst = (round & 1) == 0;
            double first = oursFirst ? inspected(inspector, folder) : BareDigest.milliseconds(folder);
            double second = oursFirst ? BareDigest.milliseconds(folder) : inspected(inspector, folder);
            if (round >= 0) {
                ours[round] = oursFirst ? first : second;
                bare[round] = oursFirst ? second : first;
            }
        }
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, round -> ours[round] / bare[round]);
        System.out.printf(Locale.ROOT, "%d MiB in %d file%s: bare loop %.0f ms, inspected %.0f ms; ratio in the median of %d rounds %.3f,"
                        + " half of them between %.3f and %.3f; load of the machine %.1f%n",
                mebibytes, files, files == 1 ? "" : "s", at(bare, 2), at(ours, 2), ROUNDS, at(ratios, 2), at(ratios, 1), at(ratios, 3),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double inspected(ModelInspector inspector, Path folder) {
        long start = System.nanoTime();
        try (ModelContent content = inspector.inspect(ModelSource.folder(folder))) {
            double milliseconds = (System.nanoTime() - start) / 1e6;
            ModelProvenance provenance = content.provenance();
            if (provenance.unsafe() || provenance.graph().isEmpty()) {
                throw new IllegalStateException("The model that was made is not sound: " + provenance.findings());
            }
            return milliseconds;
        }
    }

    private static double at(double[] values, int quarter) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[quarter * (sorted.length - 1) / 4];
    }
}
