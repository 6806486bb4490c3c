package dev.openbook.bom.entry;

import dev.openbook.bom.internal.address.PackageUrl;
import dev.openbook.value.Digest;
import java.util.Optional;

/**
 * Something that belongs to an application beside its models, as the application names it: a library, the Java platform, an
 * index. What is not known is empty; nothing is guessed.
 *
 * @param kind what it is
 * @param group whose it is, such as a Maven group; may be empty
 * @param name its name
 * @param version its version; may be empty
 * @param packageUrl its address in a registry (<a href="https://github.com/package-url/purl-spec">purl</a>); may be empty
 * @param sha256 digest of its bytes, if one is known
 * @param license SPDX identifier of the licence that its publisher declares; may be empty
 */
public record BomComponent(
        PartKind kind,
        String group,
        String name,
        String version,
        String packageUrl,
        Optional<Digest> sha256,
        String license) {

    /** Checks that it has a name. */
    public BomComponent {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A component of a bill of materials needs a name; none was given.");
        }
    }

    /** A component of which only name and version are known. */
    public static BomComponent of(PartKind kind, String name, String version) {
        return new BomComponent(kind, "", name, version, "", Optional.empty(), "");
    }

    /** A library from a Maven repository; an empty version is one that is not known. */
    public static BomComponent maven(String group, String artifact, String version) {
        return new BomComponent(
                PartKind.LIBRARY, group, artifact, version, PackageUrl.maven(group, artifact, version), Optional.empty(), "");
    }

    /** The same under a licence. */
    public BomComponent withLicense(String spdx) {
        return new BomComponent(kind, group, name, version, packageUrl, sha256, spdx);
    }

    /** The same with the digest of its bytes. */
    public BomComponent withDigest(Digest digest) {
        return new BomComponent(kind, group, name, version, packageUrl, Optional.of(digest), license);
    }
}
