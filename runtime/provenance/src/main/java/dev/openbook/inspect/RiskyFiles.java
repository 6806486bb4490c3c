package dev.openbook.inspect;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reports files beside a model that can run code when other programs load them. Openbook opens none of them; whoever shares
 * the folder should know.
 */
final class RiskyFiles {
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PICKLES = Set.of(".pkl", ".pickle", ".pt", ".pth", ".ckpt", ".joblib");
    private static final int ZIP = 0x504B0304;
    private static final String REMEDY = "Remove it unless another program needs it; Openbook does not open it.";

    private RiskyFiles() {}

    static List<Finding> find(ModelFiles files) {
        return files.contents().stream().flatMap(file -> finding(file).stream()).toList();
    }

    private static Optional<Finding> finding(ContentFile file) {
        String path = file.file().path();
        String suffix = FileLoader.suffix(path);
        if (NATIVE.matcher(path).matches()) {
            return warning("NATIVE_LIBRARY", path, "is a native library, which can run any code");
        }
        if (PICKLES.contains(suffix) || (suffix.equals(".bin") && file.pickled())) {
            return warning("PICKLE", path, "is a Python pickle, which can run code when it is loaded");
        }
        if (suffix.equals(".py")) {
            return warning("PYTHON_CODE", path, "is program code");
        }
        return Optional.empty();
    }

    /**
     * Whether bytes begin as a pickle of protocol 2 to 5 does, or as the zip archive that PyTorch puts pickles into. A file
     * called {@code .bin} that does not is plain data.
     */
    static boolean looksPickled(ByteBuffer bytes) {
        if (bytes.remaining() < 4) {
            return false;
        }
        int start = bytes.duplicate().order(ByteOrder.BIG_ENDIAN).getInt();
        int protocol = start >>> 16 & 0xFF;
        return start == ZIP || (start >>> 24 == 0x80 && protocol >= 2 && protocol <= 5);
    }

    private static Optional<Finding> warning(String code, String path, String problem) {
        return Optional.of(new Finding(code, Severity.WARNING, path, path + " " + problem + ".", REMEDY));
    }
}
