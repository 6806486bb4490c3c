package dev.openbook.bom.internal.cyclonedx;

/** Versions of CycloneDX that are written. */
public enum CycloneDxVersion {
    /** ECMA-424, first edition. */
    V1_6("1.6"),
    /** The first that can say who supplied which field. */
    V1_7("1.7");

    private final String words;

    CycloneDxVersion(String words) {
        this.words = words;
    }

    /** As documents name it. */
    String words() {
        return words;
    }
}
