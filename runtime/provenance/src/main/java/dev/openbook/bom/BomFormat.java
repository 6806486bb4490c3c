package dev.openbook.bom;

import dev.openbook.bom.internal.cyclonedx.CycloneDxVersion;
import dev.openbook.bom.internal.cyclonedx.CycloneDxWriter;
import dev.openbook.bom.internal.document.WholeText;
import dev.openbook.bom.internal.spdx.SpdxWriter;
import dev.openbook.value.IndentedJson;
import dev.openbook.value.Json;

/** Formats that a bill of materials can be written in. */
public enum BomFormat {
    /** CycloneDX 1.6 (ECMA-424, first edition), JSON. */
    CYCLONEDX_1_6("cyclonedx", "1.6"),
    /** CycloneDX 1.7, JSON; says who supplied which field if the bill has a date, which the format asks for. */
    CYCLONEDX_1_7("cyclonedx", "1.7"),
    /** SPDX 3.0.1, JSON-LD. */
    SPDX_3_0_1("spdx", "3.0.1");

    private final String family;
    private final String version;

    BomFormat(String family, String version) {
        this.family = family;
        this.version = version;
    }

    /** {@code cyclonedx} or {@code spdx}. */
    public String family() {
        return family;
    }

    /** Version of the specification. */
    public String version() {
        return version;
    }

    /** The document as a value. */
    public Json.Obj document(BillOfMaterials bill) {
        return switch (this) {
            case CYCLONEDX_1_6 -> new CycloneDxWriter(bill.content(), CycloneDxVersion.V1_6).document();
            case CYCLONEDX_1_7 -> new CycloneDxWriter(bill.content(), CycloneDxVersion.V1_7).document();
            case SPDX_3_0_1 -> SpdxWriter.document(bill.content());
        };
    }

    /**
     * The document as text: members sorted by name, one a line, with a line break at the end, so that two bills can be compared
     * line by line. The same bill gives the same text.
     */
    public String write(BillOfMaterials bill) {
        return IndentedJson.write(WholeText.of(document(bill)));
    }
}
