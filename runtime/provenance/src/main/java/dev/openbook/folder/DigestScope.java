package dev.openbook.folder;

import java.util.Set;

/**
 * Which files of a model's folder are no part of the model: no signature, lock or bill vouches for them, so nothing of a model may
 * be taken from them. The specification of OpenSSF Model Signing v1.0 leaves out version control's own files, at the top only; a
 * signature is left out because it cannot sign itself.
 */
public final class DigestScope {
    /** Files and folders at the top that belong to version control. */
    public static final Set<String> VERSION_CONTROL = Set.of(".git", ".gitattributes", ".github", ".gitignore");

    private static final String SIGNATURE = ".sig";

    private DigestScope() {}

    /**
     * Whether the digest of a model covers a file.
     *
     * @param path from the model's root
     * @param signatures paths of signature bundles
     */
    public static boolean covers(String path, Set<String> signatures) {
        int slash = path.indexOf('/');
        return !VERSION_CONTROL.contains(slash < 0 ? path : path.substring(0, slash)) && !signatures.contains(path);
    }

    /** Whether a file has the place and name of a signature; only its content says whether it is one. */
    public static boolean namedAsSignature(String path) {
        return path.indexOf('/') < 0 && path.endsWith(SIGNATURE);
    }
}
