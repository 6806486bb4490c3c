package dev.openbook.text.tokenize;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A platform that the native tokenizer library exists for.
 *
 * @param directory name of its directory within the jar
 * @param files libraries to load, in this order
 */
record NativePlatform(String directory, List<String> files) {

    private static final List<String> WINDOWS_FILES =
            List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", "tokenizers.dll");

    /** The platform of these two system properties ({@code os.name}, {@code os.arch}), if the library exists for it. */
    static Optional<NativePlatform> of(String osName, String osArch) {
        String system = osName.toLowerCase(Locale.ROOT);
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
        if (system.startsWith("linux") && (arm || intel)) {
            return Optional.of(new NativePlatform(arm ? "linux-aarch64" : "linux-x86_64", List.of("libtokenizers.so")));
        }
        if (system.startsWith("mac") && arm) {
            return Optional.of(new NativePlatform("osx-aarch64", List.of("libtokenizers.dylib")));
        }
        if (system.startsWith("windows") && intel) {
            return Optional.of(new NativePlatform("win-x86_64", WINDOWS_FILES));
        }
        return Optional.empty();
    }

    /** Where a file lies within the jar. */
    String resource(String file) {
        return "native/lib/" + directory + "/cpu/" + file;
    }
}
