package dev.openbook.folder;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Orders paths by the code points of the whole path, as OpenSSF Model Signing v1.0 lists the files of a model. Java's own order of
 * texts differs beyond U+FFFF. The Python reference orders names between slashes one by one, so that {@code a/b} stands before
 * {@code a-b} there; by the specification, whose word holds here, it stands behind.
 */
public final class CodePointOrder implements Comparator<String>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(String left, String right) {
        // UTF-8 keeps the order of code points.
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
