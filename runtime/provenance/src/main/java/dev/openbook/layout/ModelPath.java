package dev.openbook.layout;

/** Takes paths of files within a model apart. */
final class ModelPath {
    static final String SUFFIX = ".onnx";

    private ModelPath() {}

    /** The file's own name. */
    static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The file's own name without {@code .onnx}. */
    static String stem(String path) {
        String file = file(path);
        return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    }
}
