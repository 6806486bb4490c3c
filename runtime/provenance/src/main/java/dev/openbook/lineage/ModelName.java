package dev.openbook.lineage;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of models as cards and configurations write them. */
public final class ModelName {
    private static final int MAX_CHARACTERS = 200;
    private static final Pattern ADDRESS = Pattern.compile("https?://(?:www\\.)?(?:huggingface\\.co|hf\\.co)/");
    private static final Pattern ON_HUB = Pattern.compile("[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*");

    private static final Set<String> FOLDERS =
            Set.of("results", "output", "outputs", "models", "tmp", "checkpoints", "checkpoint");
    private static final Pattern CHECKPOINT = Pattern.compile("[^/]*/checkpoint-[0-9]+");

    private ModelName() {}

    /** The name without the hub's address around it; empty if it is blank or too long to be a name. */
    static Optional<String> of(String written) {
        String name = ADDRESS.matcher(written.strip()).replaceFirst("");
        name = name.replaceFirst("(?:/tree/.*|/)$", "");
        return name.isBlank() || name.length() > MAX_CHARACTERS ? Optional.empty() : Optional.of(name);
    }

    /**
     * Whether it has the form that the hub's names have, {@code owner/name}; a path on somebody's disk has not, nor one that
     * begins with a folder that training leaves or ends with a checkpoint of it.
     */
    public static boolean onHub(String name) {
        return ON_HUB.matcher(name).matches()
                && !CHECKPOINT.matcher(name).matches()
                && !FOLDERS.contains(name.substring(0, name.indexOf('/')).toLowerCase(Locale.ROOT));
    }

    /** Whoever owns the name on the hub. */
    static Optional<String> owner(String name) {
        return onHub(name) ? Optional.of(name.substring(0, name.indexOf('/'))) : Optional.empty();
    }
}
