package dev.openbook.inspect;

import dev.openbook.folder.DigestScope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds signatures at the top of a model's folder: {@code model.sig}, and any other {@code *.sig} that is a Sigstore
 * bundle. Found is not checked.
 */
final class SignatureSearch {
    private static final String USUAL = "model.sig";
    private static final String BUNDLE_MARK = "application/vnd.dev.sigstore.bundle";
    private static final int SEARCHED_BYTES = 4 << 20;

    private SignatureSearch() {}

    static Set<String> find(ModelFiles files) {
        Set<String> signatures = new TreeSet<>();
        for (String path : files.paths()) {
            if (DigestScope.namedAsSignature(path) && (path.equals(USUAL) || isBundle(files, path))) {
                signatures.add(path);
            }
        }
        return signatures;
    }

    private static boolean isBundle(ModelFiles files, String path) {
        if (files.size(path) > SEARCHED_BYTES) {
            return false;
        }
        ByteBuffer bytes = files.bytes(path);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return new String(copy, StandardCharsets.ISO_8859_1).contains(BUNDLE_MARK);
    }
}
