package dev.openbook.license;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which files of a model hold the text of a licence, by their names as publishers use them. */
public final class LicenseFileName {
    private static final Pattern LICENSE = Pattern.compile(
            "(?:[a-z0-9.]+[-_])*(?:licen[cs]e|copying|unlicen[cs]e)(?:[-_.][a-z0-9.+-]*)?");
    private static final Pattern TEXT = Pattern.compile("[^.]*|.*\\.(?:txt|md|rst|[0-9][^.]*)|.*licen[cs]e[-_.][^.]+");
    private static final Pattern POLICY = Pattern.compile("(?:acceptable[-_])?use[-_]policy(?:\\.(?:md|txt))?");
    private static final Pattern REUSE = Pattern.compile("LICENSES/[^/]+\\.(?:txt|md)");
    private static final Pattern OTHERS_PARTS = Pattern.compile("third[-_.]?part(?:y|ies)[-_.].*");
    private static final Pattern OTHER = Pattern.compile(".*\\.(?:py|json|ya?ml|js|ts|java|html?|pdf|png|svg|onnx)");

    private LicenseFileName() {}

    /**
     * Whether it is a licence's text: {@code LICENSE}, {@code LICENCE.md}, {@code COPYING}, {@code UNLICENSE}, {@code
     * MODEL_LICENSE}, or a file of the folder {@code LICENSES} as REUSE has it. A {@code NOTICE} is none.
     *
     * @param path within the model
     */
    public static boolean isLicense(String path) {
        String name = name(path);
        return REUSE.matcher(path).matches()
                || (LICENSE.matcher(name).matches() && TEXT.matcher(name).matches() && !OTHER.matcher(name).matches());
    }

    /** Whether it is the policy of use that goes with some licences, and no licence itself. */
    public static boolean isPolicy(String path) {
        return POLICY.matcher(name(path)).matches();
    }

    /** Whether it speaks for the whole model, not for a part of it. */
    static boolean atRoot(String path) {
        return !path.contains("/") && !OTHERS_PARTS.matcher(name(path)).matches();
    }

    /** Whether it lies where the REUSE specification puts the licences of a whole repository. */
    static boolean inReuseFolder(String path) {
        return REUSE.matcher(path).matches();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
