package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.folder.DigestScope;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a signature leaves out: exact paths of files, and of folders with everything in them.
 *
 * @param paths from the model's root, with {@code /} between names
 */
record IgnoredPaths(Set<String> paths) {
    /** What the specification leaves out unless told otherwise: version control's own files, at the top only. */
    static final IgnoredPaths VERSION_CONTROL = new IgnoredPaths(DigestScope.VERSION_CONTROL);

    IgnoredPaths {
        paths = Collections.unmodifiableSet(new TreeSet<>(paths));
    }

    IgnoredPaths and(Collection<String> others) {
        Set<String> all = new TreeSet<>(paths);
        all.addAll(others);
        return new IgnoredPaths(all);
    }

    /** Whether a file is left out, or lies in a folder that is. */
    boolean covers(String path) {
        if (paths.contains(path)) {
            return true;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (paths.contains(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks a path that a caller gave.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID}
     */
    static void requireRelative(String path) {
        ResourceName.flaw(path).ifPresent(flaw -> {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The path to leave out \"" + Problems.printable(path) + "\" " + flaw + ". Give the exact path of a file or folder"
                            + " as seen from the model's folder, such as notes/draft.txt; patterns are not known.");
        });
    }
}
