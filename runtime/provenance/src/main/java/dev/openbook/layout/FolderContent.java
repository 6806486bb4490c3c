package dev.openbook.layout;

import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.util.Set;

/** The files of a model as inspection read them. */
public interface FolderContent {

    /** Paths of all files, with {@code /} between names, iterated in code point order. */
    Set<String> paths();

    /** Size of a file in bytes. */
    long size(String path);

    /** Bytes of a file, read-only. */
    ByteBuffer bytes(String path);

    /** Digest of a file. */
    default Digest digest(String path) {
        return Digest.of(bytes(path));
    }
}
