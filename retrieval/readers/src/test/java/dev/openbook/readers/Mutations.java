package dev.openbook.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** Damages files in repeatable ways and holds a reader to its two outcomes: content, or a refusal with a code. */
public final class Mutations {
    private static final Limits LIMITS = new Limits(8 << 20, 2_000_000, 200, 100, 100, Duration.ofSeconds(20));

    private final DocumentReader reader;
    private final DocumentType type;
    private final Path file;

    public Mutations(DocumentReader reader, DocumentType type, Path file) {
        this.reader = reader;
        this.type = type;
        this.file = file;
    }

    /** Reads so many mutants of a file; says how many were refused. */
    public int run(byte[] whole, int mutants, long seed) throws IOException {
        int refused = 0;
        for (int i = 0; i < mutants; i++) {
            Files.write(file, mutant(whole, new Random(seed * 1_000_003 + i)));
            try {
                DocumentContent content = reader.read(file, type, LIMITS);
                assertThat(content.blocks()).as("mutant %d of seed %d", i, seed).isNotEmpty();
            } catch (OpenbookException documented) {
                assertThat(documented.code().name()).startsWith("DOCUMENT_");
                refused++;
            } catch (RuntimeException | Error undocumented) {
                throw new AssertionError("Mutant " + i + " of seed " + seed, undocumented);
            }
        }
        return refused;
    }

    /** A few bytes changed, a stretch repeated, moved or dropped, numbers made huge, or the end cut off. */
    private static byte[] mutant(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int rounds = 1 + random.nextInt(6);
        for (int round = 0; round < rounds && bytes.length > 64; round++) {
            int from = random.nextInt(bytes.length - 32);
            int length = 1 + random.nextInt(Math.min(400, bytes.length - from));
            switch (random.nextInt(7)) {
                case 0 -> bytes[from] = (byte) random.nextInt(256);
                case 1 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = without(bytes, from, length);
                case 3 -> System.arraycopy(bytes.clone(), from, bytes, random.nextInt(bytes.length - length + 1), length);
                case 4 -> digits(bytes, from, random);
                case 5 -> Arrays.fill(bytes, from, from + Math.min(length, 16), (byte) 0);
                default -> bytes = random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, from + 16);
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int from, int length) {
        byte[] shorter = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, shorter, 0, from);
        System.arraycopy(bytes, from + length, shorter, from, shorter.length - from);
        return shorter;
    }

    private static void digits(byte[] bytes, int from, Random random) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                bytes[i] = (byte) ('0' + random.nextInt(10));
                if (random.nextInt(4) == 0) {
                    return;
                }
            }
        }
    }
}
