package dev.openbook.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@link EmbeddingThroughput} is told.
 *
 * @param memoryOnly whether only the memory that a long list takes is measured
 * @param tokens how many tokens of a text all of them read: 128 or 512
 * @param rounds how often each has its turn, after one that is not counted
 * @param texts a gzipped file of SQuAD's format; texts are invented if there is none
 * @param jars by library, jars that go before all others, such as the engine that the library's own description asks for
 */
record EmbeddingArguments(boolean memoryOnly, int tokens, int rounds, Optional<Path> texts, Map<String, List<String>> jars) {
    private static final String USAGE =
            "Usage: EmbeddingThroughput [memory] [tokens=128|512] [rounds=5] [texts=FILE.json.gz]"
                    + " [langchain4j=JARS_FOLDER] [djl=JARS_FOLDER]";
    private static final int ROUNDS = 5;

    /** Reads them; ends the program with a line about its usage if they are not understood. */
    static EmbeddingArguments of(String[] arguments) throws IOException {
        boolean memoryOnly = false;
        int tokens = PeerFiles.PUBLISHED_TOKENS;
        int rounds = ROUNDS;
        Optional<Path> texts = Optional.empty();
        Map<String, List<String>> jars = new HashMap<>();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, argument.length() - value.length())) {
                case "tokens=" -> tokens = tokens(value);
                case "rounds=" -> rounds = Math.max(1, Integer.parseInt(value));
                case "texts=" -> texts = Optional.of(Path.of(value));
                case "langchain4j=" -> jars.put("langchain4j", jarsIn(Path.of(value)));
                case "djl=" -> jars.put("djl", jarsIn(Path.of(value)));
                case "" -> memoryOnly = value.equals("memory") || unknown();
                default -> unknown();
            }
        }
        return new EmbeddingArguments(memoryOnly, tokens, rounds, texts, Map.copyOf(jars));
    }

    List<String> jarsFor(String library) {
        return jars.getOrDefault(library, List.of());
    }

    private static int tokens(String value) {
        return switch (value) {
            case "128" -> PeerFiles.PUBLISHED_TOKENS;
            case "512" -> 512;
            default -> throw new IllegalArgumentException("tokens=" + value + " was asked for; only 128 and 512 are prepared.");
        };
    }

    private static boolean unknown() {
        System.err.println(USAGE);
        System.exit(2);
        return false;
    }

    private static List<String> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().toList();
        }
    }
}
