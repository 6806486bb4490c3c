package dev.openbook.bom.internal.address;

import dev.openbook.lineage.ModelName;
import dev.openbook.provenance.ModelProvenance;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a part is named among others of its kind.
 *
 * @param group whose it is; may be empty
 * @param name its name
 * @param version its version; may be empty
 * @param packageUrl its address in a registry; may be empty
 * @param home page where it is published; may be empty
 */
public record Coordinates(String group, String name, String version, String packageUrl, String home) {
    private static final Pattern HUB = Pattern.compile("hub:([\\w.-]+)/([\\w.-]+)@([0-9a-fA-F]{6,64})");
    private static final Pattern MAVEN =
            Pattern.compile("(?:pkg:maven/([\\w.-]+)/([\\w.-]+)(?:@([\\w.+-]+))?|([\\w-]+(?:\\.[\\w-]+)+):([\\w.-]+):([\\w.+-]+))");

    /**
     * Of a model: by its origin if that names a registry, else by the name that the user gave. An origin in other words is
     * never pressed into an address.
     */
    public static Coordinates of(ModelProvenance model) {
        String words = model.origin().known().orElse("");
        Matcher hub = HUB.matcher(words);
        if (hub.matches() && ModelName.onHub(hub.group(1) + "/" + hub.group(2))) {
            String address = PackageUrl.huggingFace(hub.group(1), hub.group(2), hub.group(3));
            return new Coordinates(
                    hub.group(1), hub.group(2), hub.group(3), address,
                    "https://huggingface.co/" + hub.group(1) + "/" + hub.group(2) + "/tree/" + hub.group(3));
        }
        Matcher maven = MAVEN.matcher(words);
        if (maven.matches()) {
            int first = maven.group(1) == null ? 4 : 1;
            String version = maven.group(first + 2) == null ? "" : maven.group(first + 2);
            return new Coordinates(
                    maven.group(first), maven.group(first + 1), version,
                    PackageUrl.maven(maven.group(first), maven.group(first + 1), version), "");
        }
        return named(model.source().isEmpty() ? "model" : model.source());
    }

    /** Of what has a name and nothing else. */
    public static Coordinates named(String name) {
        return new Coordinates("", name, "", "", "");
    }

    /** Identifier in the hub, {@code owner/name}; empty if it does not come from there. */
    public Optional<String> hubIdentifier() {
        return packageUrl.startsWith("pkg:huggingface/") ? Optional.of(group + "/" + name) : Optional.empty();
    }
}
