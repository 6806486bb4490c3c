package dev.openbook.text.tokenize;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads the native tokenizer library, once per process, from the jar on the class path.
 *
 * <p>The library is unpacked into a new folder that only this user may enter, read back and compared by SHA-256 with the
 * bytes in the jar, loaded, and removed at once where the system allows it (everywhere but on Windows, where it stays in
 * the temporary folder). No cache is trusted, nothing is written to the home folder, nothing is fetched. Costs about a
 * tenth of a second, at the first tokenizer.
 */
final class NativeLibrary {
    private NativeLibrary() {}

    /** The outcome of loading, which class initialisation computes exactly once whatever the threads. */
    private static final class Loading {
        static final Optional<OpenbookException> FAILURE = attempt();
    }

    /**
     * Makes sure that the library is loaded.
     *
     * @throws OpenbookException with {@code ENGINE_FAILED} if it cannot be; the same at every later call
     */
    static void load() {
        if (Loading.FAILURE.isPresent()) {
            OpenbookException first = Loading.FAILURE.get();
            throw new OpenbookException(first.code(), String.valueOf(first.getMessage()), first);
        }
    }

    private static Optional<OpenbookException> attempt() {
        try {
            loadFromJar(platform());
            return Optional.empty();
        } catch (OpenbookException e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.of(failure("could not be unpacked into the temporary folder (" + System.getProperty("java.io.tmpdir")
                    + "). Make it writable, or name another one with -Djava.io.tmpdir=FOLDER.", e));
        } catch (UnsatisfiedLinkError e) {
            return Optional.of(failure("could not be loaded from the temporary folder. It needs glibc 2.34 or newer on Linux"
                    + " (Debian 12, Ubuntu 22.04, RHEL 9) and a temporary folder from which programs may run"
                    + " (-Djava.io.tmpdir=FOLDER names another one).", e));
        }
    }

    private static NativePlatform platform() {
        String name = System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        return NativePlatform.of(name, architecture)
                .orElseThrow(() -> failure("does not exist for " + name + " on " + architecture
                        + ". It exists for Linux (x86-64, ARM64), macOS (ARM64) and Windows (x86-64).", null));
    }

    private static void loadFromJar(NativePlatform platform) throws IOException {
        Path folder = Files.createTempDirectory("openbook-tokenizers-");
        Deque<Path> created = new ArrayDeque<>();
        created.push(folder);
        try {
            for (String file : platform.files()) {
                Path target = folder.resolve(file);
                created.push(target);
                unpack(platform.resource(file), target);
                System.load(target.toString());
            }
        } finally {
            created.forEach(NativeLibrary::removeIfAllowed);
        }
    }

    private static void unpack(String resource, Path target) throws IOException {
        MessageDigest packed = Digest.sha256();
        try (InputStream in = TokenizersLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw failure("is missing: " + resource + " is not on the class path."
                        + " Keep the native files when the application is repackaged.", null);
            }
            try (DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(target), packed)) {
                in.transferTo(out);
            }
        }
        if (!Digest.of(Files.readAllBytes(target)).equals(Digest.finish(packed))) {
            throw failure("was altered while it was unpacked into the temporary folder. Check what else writes there.", null);
        }
    }

    /** Windows keeps a loaded library open; there the temporary folder is left to the system. */
    private static void removeIfAllowed(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    private static OpenbookException failure(String what, @Nullable Throwable cause) {
        return new OpenbookException(FailureCode.ENGINE_FAILED, "The tokenizer library " + what, cause);
    }
}
