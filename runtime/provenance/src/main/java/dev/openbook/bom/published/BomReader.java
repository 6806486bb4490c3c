package dev.openbook.bom.published;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads bills of materials of others: CycloneDX 1.4 to 1.7, JSON and XML. SPDX is refused by name.
 *
 * <p>At most 16 MiB, nested 100 deep, 250,000 values; XML without document types and entities. Thread-safe.
 */
public final class BomReader {
    private static final int MAX_BYTES = 16 << 20;
    private static final Pattern VERSIONS = Pattern.compile("1\\.[4-7]");

    private BomReader() {}

    /**
     * Reads a file.
     *
     * @throws OpenbookException with {@code ARGUMENT_INVALID} if it cannot be read or is no such bill; the message says why
     */
    public static PublishedBom read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw invalid(file.toString(), "is larger than the 16 MiB that a bill may have", null);
            }
            return read(file.toString(), bytes);
        } catch (IOException e) {
            throw invalid(file.toString(), "cannot be read", e);
        }
    }

    /**
     * Reads a document.
     *
     * @param name what messages call it
     * @param bytes all of it
     * @throws OpenbookException as {@link #read(Path)} does
     */
    public static PublishedBom read(String name, byte[] bytes) {
        Json.Obj document = looksLikeXml(bytes) ? xml(name, bytes) : json(name, bytes);
        if (document.members().containsKey("@context") || document.members().containsKey("spdxVersion")) {
            throw invalid(name, "is SPDX; bills in CycloneDX are read", null);
        }
        Optional<PublishedBom> bill = PublishedBomMapping.of(document);
        if (bill.isEmpty()) {
            throw invalid(name, "is no CycloneDX bill of materials (bomFormat and specVersion are missing)", null);
        }
        if (!VERSIONS.matcher(bill.get().specVersion()).matches()) {
            throw invalid(name, "is CycloneDX " + shortened(bill.get().specVersion()) + "; versions 1.4 to 1.7 are read", null);
        }
        return bill.get();
    }

    private static boolean looksLikeXml(byte[] bytes) {
        for (byte unit : bytes) {
            // A byte order mark and white space may come first.
            if (unit != (byte) 0xEF && unit != (byte) 0xBB && unit != (byte) 0xBF && !Character.isWhitespace(unit)) {
                return unit == '<';
            }
        }
        return false;
    }

    private static Json.Obj json(String name, byte[] bytes) {
        try {
            if (JsonReader.tolerant(JsonLimits.ofBytes(MAX_BYTES)).read(bytes) instanceof Json.Obj object) {
                return object;
            }
            throw invalid(name, "is no JSON object", null);
        } catch (InvalidJsonException e) {
            throw invalid(name, e.problem() + e.place(), e);
        }
    }

    private static Json.Obj xml(String name, byte[] bytes) {
        try {
            return new BomXml().read(bytes);
        } catch (InvalidXmlException e) {
            throw invalid(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static String shortened(String version) {
        return version.length() > 20 ? version.substring(0, 20) + "…" : version;
    }

    private static OpenbookException invalid(String name, String problem, @Nullable Throwable cause) {
        return new OpenbookException(
                FailureCode.ARGUMENT_INVALID,
                "The bill of materials " + name + " " + problem + ". Give a CycloneDX file, JSON or XML, as its publisher wrote it.",
                cause);
    }
}
