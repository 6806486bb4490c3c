package dev.openbook.benchmarks;

import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** What everything that reads a model's files is compared with: a bare loop that digests them, one after the other. */
final class BareDigest {
    private static final int PIECE_BYTES = 1 << 20;

    private BareDigest() {}

    /** How long it takes for the files of a folder. */
    static double milliseconds(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        byte[] piece = new byte[PIECE_BYTES];
        long start = System.nanoTime();
        for (Path file : files) {
            MessageDigest digest = Digest.sha256();
            try (InputStream stream = Files.newInputStream(file)) {
                for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                    digest.update(piece, 0, read);
                }
            }
            Digest.finish(digest);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
