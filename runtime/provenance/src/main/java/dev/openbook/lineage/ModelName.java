package dev.openbook.lineage;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of models as cards and configurations write them. */
public final class ModelName {
    private static final int MAX_CHARACTERS = 200;
    /** With an address around it and the path of a file behind it. */
    private static final int MAX_WRITTEN = 400;

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://(?:www\\.)?(?:huggingface\\.co|hf\\.co)/");
    private static final Pattern BEHIND_PATH = Pattern.compile("[?#]");
    /** What the hub has beside models. */
    private static final Set<String> NO_MODELS =
            Set.of("models", "datasets", "spaces", "docs", "blog", "papers", "collections", "tasks", "learn", "organizations", "api");
    /** What the hub shows of a model, behind its name. */
    private static final Set<String> VIEWS = Set.of("tree", "blob", "resolve", "raw", "commit", "commits", "discussions", "blame");

    private static final Pattern ON_HUB = Pattern.compile("[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*");

    private static final Set<String> FOLDERS =
            Set.of("results", "output", "outputs", "models", "tmp", "checkpoints", "checkpoint");
    private static final Pattern CHECKPOINT = Pattern.compile("[^/]*/checkpoint-[0-9]+");

    private ModelName() {}

    /** The name without the hub's address around it; empty if it is blank, too long to be a name, or the address of no model. */
    static Optional<String> of(String written) {
        if (written.length() > MAX_WRITTEN) {
            return Optional.empty();
        }
        String words = written.strip();
        Matcher address = ADDRESS.matcher(words);
        String name = address.lookingAt() ? atAddress(words.substring(address.end())) : withoutTree(words);
        return name.isBlank() || name.length() > MAX_CHARACTERS ? Optional.empty() : Optional.of(name);
    }

    /** Of what stands behind the hub's address {@code owner/name}, or the one word that its oldest models have. */
    private static String atAddress(String behind) {
        String[] parts = BEHIND_PATH.split(behind, 2)[0].split("/", 3);
        if (NO_MODELS.contains(parts[0])) {
            return "";
        }
        boolean oneWord = parts.length == 1 || parts[1].isEmpty() || VIEWS.contains(parts[1]);
        return oneWord ? parts[0] : parts[0] + "/" + parts[1];
    }

    private static String withoutTree(String name) {
        int tree = name.indexOf("/tree/");
        String model = tree < 0 ? name : name.substring(0, tree);
        return model.endsWith("/") ? model.substring(0, model.length() - 1) : model;
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
