package dev.openbook.inspect;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reports files beside a model that can run code when other programs load them, and what nobody can look into. Openbook opens none
 * of them; whoever shares the folder should know. Names count, and so do first bytes, since a loader goes by either. GGUF and
 * safetensors hold numbers and texts only, and pass.
 */
final class RiskyFiles {
    private static final Pattern NATIVE = Pattern.compile(
            ".*\\.(so(\\.[0-9A-Za-z_-]+)*|dll|dylib|jnilib|node|pyd|exe|wasm|a|lib)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Set<String> PICKLES = Set.of(
            ".pkl", ".pickle", ".pk", ".p", ".pt", ".pth", ".ptl", ".pt2", ".ckpt", ".joblib", ".dill", ".cloudpickle", ".mar");
    /** What PyTorch, PEFT and Transformers give to a loader of pickles, whatever the bytes: those of protocol 0 bear no mark. */
    private static final Pattern LOADED_AS_PICKLE = Pattern.compile(
            "(.*pytorch_.*|adapter_model.*|optimizer.*|scheduler.*|training_args)\\.bin", Pattern.DOTALL);
    private static final Set<String> PYTHON = Set.of(".py", ".pyc", ".pyw", ".pyx", ".ipynb");
    private static final Set<String> PROGRAMS = Set.of(
            ".sh", ".bash", ".bat", ".cmd", ".ps1", ".jar", ".class", ".js", ".mjs", ".vbs", ".rb", ".pl", ".lua");
    private static final Set<String> KERAS = Set.of(".h5", ".hdf5", ".keras");
    private static final Set<String> PACKED = Set.of(
            ".zip", ".tar", ".tgz", ".gz", ".bz2", ".tbz", ".xz", ".txz", ".zst", ".lz4", ".7z", ".rar", ".whl", ".egg", ".npz", ".nemo");
    /** Bare numbers, which may begin with any bytes, in files that no loader of pickles is given. */
    private static final Set<String> NUMBERS = Set.of(".onnx_data", ".data");
    private static final String REMEDY = "Remove it unless another program needs it; Openbook does not open it.";

    private RiskyFiles() {}

    static List<Finding> find(ModelFiles files) {
        return files.contents().stream().flatMap(file -> finding(file).stream()).toList();
    }

    private static Optional<Finding> finding(ContentFile file) {
        String path = file.file().path();
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String suffix = FileLoader.suffix(name);
        FileHead head = file.head();
        if (NATIVE.matcher(name).matches() || head == FileHead.NATIVE) {
            return warning("NATIVE_LIBRARY", path, "is a native library or program, which can run any code");
        }
        if (PICKLES.contains(suffix) || LOADED_AS_PICKLE.matcher(name).matches() || pickled(suffix, head)) {
            return warning("PICKLE", path, pickle(head));
        }
        if (PYTHON.contains(suffix)) {
            return warning("PYTHON_CODE", path, "is program code");
        }
        if (PROGRAMS.contains(suffix) || head == FileHead.JAVA_CLASS || head == FileHead.SCRIPT) {
            return warning("PROGRAM_CODE", path, "is program code");
        }
        if (KERAS.contains(suffix) || head == FileHead.HDF5) {
            return warning("KERAS_MODEL", path, "is a Keras model or of its kind, whose Lambda layers are program code");
        }
        if (PACKED.contains(suffix) || head == FileHead.ZIP || head == FileHead.PACKED) {
            return warning("ARCHIVE", path, "is an archive or compressed; what is in it was not looked at");
        }
        return Optional.empty();
    }

    private static boolean pickled(String suffix, FileHead head) {
        return switch (head) {
            case ZIP_WITH_PICKLE, NUMPY_OBJECTS -> true;
            case PICKLE -> !NUMBERS.contains(suffix);
            case PICKLE_OR_SAFETENSORS -> !suffix.equals(".safetensors");
            case PICKLE_MARK, PICKLE_WITHOUT_MARK, ZIP -> suffix.equals(".bin");
            default -> false;
        };
    }

    private static String pickle(FileHead head) {
        return switch (head) {
            case ZIP_WITH_PICKLE, ZIP -> "is an archive with a Python pickle in it, which can run code when it is loaded";
            case NUMPY_OBJECTS -> "holds Python objects as a pickle, which can run code when it is loaded";
            case PLAIN, PICKLE_MARK -> "is by its name a Python pickle, which can run code when it is loaded";
            default -> "is a Python pickle, which can run code when it is loaded";
        };
    }

    private static Optional<Finding> warning(String code, String path, String problem) {
        return Optional.of(new Finding(code, Severity.WARNING, path, path + " " + problem + ".", REMEDY));
    }
}
