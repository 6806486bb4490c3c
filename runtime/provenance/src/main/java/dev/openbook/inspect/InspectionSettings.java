package dev.openbook.inspect;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * How to inspect.
 *
 * @param hubCache root of the local Hugging Face cache; links within it are followed. It need not exist
 * @param limits bounds on untrusted input
 */
public record InspectionSettings(Path hubCache, InspectionLimits limits) {

    /** The hub cache of this user and machine, standard limits. */
    public static InspectionSettings standard() {
        Function<String, Optional<String>> environment = name -> Optional.ofNullable(System.getenv(name));
        Path home = Path.of(System.getProperty("user.home"));
        return new InspectionSettings(HubCache.root(environment, home), InspectionLimits.standard());
    }

    /** The same with another cache. */
    public InspectionSettings withHubCache(Path root) {
        return new InspectionSettings(root, limits);
    }

    /** The same with other limits. */
    public InspectionSettings withLimits(InspectionLimits others) {
        return new InspectionSettings(hubCache, others);
    }
}
