package dev.openbook.readers.docx;

import dev.openbook.readers.internal.Reading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/**
 * Recognises OLE2 compound files ([MS-CFB]). Behind the name of a docx they are one of two things: a docx that was
 * encrypted with a password ([MS-OFFCRYPTO] wraps it that way and adds a stream named {@code EncryptionInfo}), or a Word
 * file of the kind before 2007.
 */
final class OlderWord {
    private static final byte[] SIGNATURE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ENCRYPTION = "EncryptionInfo".getBytes(StandardCharsets.UTF_16LE);

    private OlderWord() {}

    static void refuse(Reading reading) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(reading.file()), 1 << 16)) {
            if (!Arrays.equals(bytes.readNBytes(SIGNATURE.length), SIGNATURE)) {
                return;
            }
            if (holds(bytes, ENCRYPTION)) {
                throw reading.refusals().encrypted(null);
            }
        }
        throw reading.refusals()
                .mismatch("a file of an older kind behind a new name", "Open it in Word and save it as .docx.");
    }

    /** The first byte of the name occurs in it once more, but never such that a failed match hides the start of another. */
    private static boolean holds(InputStream bytes, byte[] name) throws IOException {
        int matched = 0;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            if (next == name[matched]) {
                matched++;
            } else {
                matched = next == name[0] ? 1 : 0;
            }
            if (matched == name.length) {
                return true;
            }
        }
        return false;
    }
}
