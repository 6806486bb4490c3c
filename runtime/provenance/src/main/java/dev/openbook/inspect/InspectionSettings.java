package dev.openbook.inspect;

import dev.openbook.reading.ReadingSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * How to inspect.
 *
 * @param hubCache root of the local Hugging Face cache; links within it are followed. It need not exist
 * @param limits bounds on untrusted input
 * @param reading how many files are read at once, and by whom
 * @param opennessRecord a record of what the model's release contains; the one that lies beside the model if empty
 * @param signature whose signature to check; none is checked if empty
 */
public record InspectionSettings(
        Path hubCache,
        InspectionLimits limits,
        ReadingSettings reading,
        Optional<Path> opennessRecord,
        Optional<SignatureRequest> signature) {

    /** The hub cache of this user and machine, standard limits, standard reading. */
    public static InspectionSettings standard() {
        Function<String, Optional<String>> environment = name -> Optional.ofNullable(System.getenv(name));
        Path home = Path.of(System.getProperty("user.home"));
        return new InspectionSettings(
                HubCache.root(environment, home),
                InspectionLimits.standard(),
                ReadingSettings.standard(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with another cache. */
    public InspectionSettings withHubCache(Path root) {
        return new InspectionSettings(root, limits, reading, opennessRecord, signature);
    }

    /** The same with other limits. */
    public InspectionSettings withLimits(InspectionLimits others) {
        return new InspectionSettings(hubCache, others, reading, opennessRecord, signature);
    }

    /** The same, read in another way. */
    public InspectionSettings withReading(ReadingSettings others) {
        return new InspectionSettings(hubCache, limits, others, opennessRecord, signature);
    }

    /** The same, with a record of what the model's release contains: for one model, not for all of an application's. */
    public InspectionSettings withOpennessRecord(Path record) {
        return new InspectionSettings(hubCache, limits, reading, Optional.of(record), signature);
    }

    /** The same, checking who signed. A model whose signature does not hold is unsafe to open. */
    public InspectionSettings withSignature(SignatureRequest request) {
        return new InspectionSettings(hubCache, limits, reading, opennessRecord, Optional.of(request));
    }
}
