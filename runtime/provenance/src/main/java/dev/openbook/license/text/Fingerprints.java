package dev.openbook.license.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The fingerprints that come with this library.
 *
 * <p>The file: the letters {@code OBLF}, a version (1), the version and date of the SPDX list as texts, how many follow; then
 * of each the identifiers separated by spaces, the sample in a byte, and twice a count and so many digests. Numbers are
 * big-endian, texts as {@link DataOutputStream#writeUTF} has them.
 *
 * <p>Immutable and thread-safe.
 */
public final class Fingerprints {
    private static final int MAGIC = 0x4f424c46;
    private static final int VERSION = 1;
    private static final String RESOURCE = "fingerprints.bin";

    private final String listVersion;
    private final String listDate;
    private final List<Fingerprint> all;

    Fingerprints(String listVersion, String listDate, List<Fingerprint> all) {
        this.listVersion = listVersion;
        this.listDate = listDate;
        this.all = List.copyOf(all);
    }

    /** Version of the SPDX licence list that they were made from. */
    public String listVersion() {
        return listVersion;
    }

    /** Date of that list, as it gives it. */
    public String listDate() {
        return listDate;
    }

    /** A licence each. */
    List<Fingerprint> all() {
        return all;
    }

    /** Those of this library. Takes some milliseconds and a megabyte, so keep them. */
    public static Fingerprints standard() {
        try (InputStream stream = Fingerprints.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the library's jar.");
            }
            return read(new DataInputStream(new BufferedInputStream(stream)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fingerprints read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("These are no fingerprints of version " + VERSION);
        }
        String version = in.readUTF();
        String date = in.readUTF();
        int count = in.readInt();
        List<Fingerprint> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(new Fingerprint(List.of(in.readUTF().split(" ", -1)), in.readByte(), digests(in), digests(in)));
        }
        return new Fingerprints(version, date, all);
    }

    private static int[] digests(DataInputStream in) throws IOException {
        int[] digests = new int[in.readInt()];
        for (int i = 0; i < digests.length; i++) {
            digests[i] = in.readInt();
        }
        return digests;
    }

    /** Writes them; the same fingerprints give the same bytes. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(listVersion);
        out.writeUTF(listDate);
        out.writeInt(all.size());
        for (Fingerprint fingerprint : all) {
            out.writeUTF(String.join(" ", fingerprint.identifiers()));
            out.writeByte(fingerprint.sample());
            write(fingerprint.required(), out);
            write(fingerprint.allowed(), out);
        }
    }

    private static void write(int[] digests, DataOutputStream out) throws IOException {
        out.writeInt(digests.length);
        for (int digest : digests) {
            out.writeInt(digest);
        }
    }
}
