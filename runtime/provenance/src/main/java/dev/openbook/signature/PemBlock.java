package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM file (RFC 7468); words outside of blocks are comments.
 *
 * @param label such as {@code PUBLIC KEY}
 * @param bytes its content, in DER
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to decode, never compared
record PemBlock(String label, byte[] bytes) {
    private static final int MAX_BYTES = 1 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\r?\\n([A-Za-z0-9+/=\\s]*+)-----END \\1-----");

    /**
     * The blocks of a file, in order.
     *
     * @param what stands in messages for what the file should hold, such as {@code a public key}
     * @throws OpenbookException {@code ARGUMENT_INVALID} if it cannot be read or holds none
     */
    static List<PemBlock> read(Path file, String what) {
        List<PemBlock> blocks = new ArrayList<>();
        String text = text(file, what);
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                blocks.add(new PemBlock(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
            } catch (IllegalArgumentException e) {
                throw unusable(file, "has a block " + matcher.group(1) + " that is damaged", "Export it again.");
            }
        }
        if (blocks.isEmpty()) {
            requireWithoutPassword(file, text);
            throw unusable(
                    file, "is not " + what + " in PEM", "A PEM file is text with lines such as -----BEGIN PUBLIC KEY-----.");
        }
        return blocks;
    }

    /** RFC 1421, section 4.6.1.1: how OpenSSL's older commands mark a block behind a password, which is no longer PEM of RFC 7468. */
    private static void requireWithoutPassword(Path file, String text) {
        if (text.contains("Proc-Type: 4,ENCRYPTED")) {
            throw behindPassword(file);
        }
    }

    static OpenbookException behindPassword(Path file) {
        return unusable(
                file,
                "holds a private key behind a password, which is not asked for here",
                "Write it without one to a place that only you can read: openssl pkey -in key.pem -out plain.pem.");
    }

    private static String text(Path file, String what) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unusable(file, "is larger than " + MAX_BYTES + " bytes and so not " + what + " in PEM", "Name another file.");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unusable(file, "cannot be read", "Name a file that holds " + what + " in PEM.");
        }
    }

    static OpenbookException unusable(Path file, String problem, String remedy) {
        return new OpenbookException(FailureCode.ARGUMENT_INVALID, "The file " + file + " " + problem + ". " + remedy);
    }
}
