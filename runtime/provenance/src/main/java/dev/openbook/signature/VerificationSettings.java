package dev.openbook.signature;

import dev.openbook.reading.ReadingSettings;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;

/**
 * How strictly a folder is compared with its signature.
 *
 * @param ignoredPaths files and folders of the model that may be there without being signed, as exact paths from its root
 *     with {@code /} between names; no patterns
 * @param unsignedFilesAllowed whether any file may be there without being signed; what is signed is checked all the same
 * @param limits bounds on what is read
 * @param reading how many files are read at once, and by whom
 * @param clock says what time it is, for certificates that expire
 */
public record VerificationSettings(
        Set<String> ignoredPaths, boolean unsignedFilesAllowed, SignatureLimits limits, ReadingSettings reading, Clock clock) {

    /** Copies the paths and checks them. */
    public VerificationSettings {
        ignoredPaths = Set.copyOf(ignoredPaths);
        ignoredPaths.forEach(IgnoredPaths::requireRelative);
    }

    /** Every file must be signed; standard limits and reading; the system's clock. */
    public static VerificationSettings standard() {
        return new VerificationSettings(Set.of(), false, SignatureLimits.standard(), ReadingSettings.standard(), Clock.systemUTC());
    }

    /** The same, leaving one more file or folder out. */
    public VerificationSettings ignoring(String path) {
        Set<String> paths = new TreeSet<>(ignoredPaths);
        paths.add(path);
        return new VerificationSettings(paths, unsignedFilesAllowed, limits, reading, clock);
    }

    /** The same, but files may be there that nobody signed. */
    public VerificationSettings allowingUnsignedFiles() {
        return new VerificationSettings(ignoredPaths, true, limits, reading, clock);
    }

    /** The same with other limits. */
    public VerificationSettings withLimits(SignatureLimits other) {
        return new VerificationSettings(ignoredPaths, unsignedFilesAllowed, other, reading, clock);
    }

    /** The same, with files read in another way. */
    public VerificationSettings withReading(ReadingSettings other) {
        return new VerificationSettings(ignoredPaths, unsignedFilesAllowed, limits, other, clock);
    }

    /** The same with another clock. */
    public VerificationSettings withClock(Clock other) {
        return new VerificationSettings(ignoredPaths, unsignedFilesAllowed, limits, reading, other);
    }
}
