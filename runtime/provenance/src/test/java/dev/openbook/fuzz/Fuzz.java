package dev.openbook.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Runs mutated files through the readers and counts what comes of it. A fault is an exception that is not documented, an error of
 * memory or of the stack among them; its file is written, and the numbers that make it again are printed.
 *
 * <pre>{@code java -Xmx64m -XX:MaxDirectMemorySize=64m -cp ... dev.openbook.fuzz.Fuzz ROUNDS SEED FOLDER}</pre>
 */
public final class Fuzz {
    private Fuzz() {}

    /** Arguments: how many files, the seed, and the folder for what is found. Ends with 1 if there was a fault. */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        int faults = run(rounds, seed, folder);
        System.out.printf("%,d files in a heap of %,d MB, seed %d: faults: %d%n", rounds, Runtime.getRuntime().maxMemory() >> 20, seed, faults);
        System.exit(faults == 0 ? 0 : 1);
    }

    private static int run(int rounds, long seed, Path folder) throws IOException {
        List<FuzzTarget> targets = Seeds.targets(folder.resolve("work"));
        Map<String, Map<String, Integer>> outcomes = new TreeMap<>();
        for (FuzzTarget target : targets) {
            for (byte[] sound : target.seeds()) {
                outcomes.computeIfAbsent(target.name() + ", unchanged", name -> new TreeMap<>()).merge(target.outcome(sound), 1, Integer::sum);
            }
        }
        Map<String, Long> nanos = new TreeMap<>();
        int faults = 0;
        for (int round = 0; round < rounds; round++) {
            FuzzTarget target = target(targets, round);
            byte[] file = new Mutation(new Random(seed * 1_000_003 + round), target.seeds()).next();
            String outcome;
            long start = System.nanoTime();
            try {
                outcome = target.outcome(file);
            } catch (RuntimeException | IOException | Error e) {
                outcome = "FAULT " + e.getClass().getSimpleName();
                faults++;
                report(folder, target, round, file, e);
            }
            nanos.merge(target.name(), System.nanoTime() - start, Long::sum);
            outcomes.computeIfAbsent(target.name(), name -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
        }
        outcomes.forEach((name, counts) -> System.out.printf(
                "%s: %s%s%n", name, counts, nanos.containsKey(name) ? ", " + nanos.get(name) / 1_000_000 + " ms" : ""));
        return faults;
    }

    /** All in turn but the last, which signs each file and so takes ten times as long: it has few turns. */
    private static FuzzTarget target(List<FuzzTarget> targets, int round) {
        int others = targets.size() - 1;
        return round % (10 * others + 1) == 0 ? targets.getLast() : targets.get(round % others);
    }

    private static void report(Path folder, FuzzTarget target, int round, byte[] file, Throwable fault) throws IOException {
        Path written = folder.resolve("fault-" + round + ".bin");
        Files.write(written, file);
        System.out.println("FAULT in " + target.name() + ", round " + round + ": " + written);
        fault.printStackTrace(System.out);
    }
}
