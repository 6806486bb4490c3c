package dev.openbook.inspect;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reports names of files that do not mean the same file everywhere: on another system a backslash or a colon leads elsewhere, and
 * two names that differ only in case or in how Unicode spells a letter are one. Marks that turn the order of letters around make
 * people read another name than programs do.
 */
final class FileNames {
    private static final String RENAME = "Rename it, or fetch the model again from its publisher.";

    private FileNames() {}

    static List<Finding> find(List<FoundFile> files) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (FoundFile file : files) {
            String path = file.path();
            flaw(path).ifPresent(flaw -> findings.add(new Finding(
                    "FILE_NAME_UNSAFE", Severity.WARNING, path, "The name of " + path + " " + flaw + ".", RENAME)));
            String other = seen.putIfAbsent(folded(path), path);
            if (other != null) {
                findings.add(new Finding(
                        "FILE_NAMES_COLLIDE",
                        Severity.WARNING,
                        path,
                        path + " and " + other + " differ only in case or in how Unicode spells a letter, so that some systems take"
                                + " one for the other.",
                        RENAME));
            }
        }
        return findings;
    }

    private static Optional<String> flaw(String path) {
        if (path.indexOf('\\') >= 0) {
            return Optional.of("has a backslash, which leads elsewhere on some systems");
        }
        if (path.indexOf(':') >= 0) {
            return Optional.of("has a colon, which leads elsewhere on some systems");
        }
        if (path.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
            return Optional.of("has characters that nobody sees");
        }
        return Optional.empty();
    }

    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
