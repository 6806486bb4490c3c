package dev.openbook.bom.internal.spdx;

import dev.openbook.bom.internal.document.ListedLicenses;
import dev.openbook.bom.internal.document.Members;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.PartLicense;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Licences as SPDX writes them: an expression, and for what SPDX does not list a text that says what is meant. Not thread-safe. */
final class SpdxLicenses {
    private static final Pattern REFERENCE = Pattern.compile("LicenseRef-[A-Za-z0-9.-]{1,100}");

    private final SpdxGraph graph;
    private final Map<String, String> references = new LinkedHashMap<>();

    SpdxLicenses(SpdxGraph graph) {
        this.graph = graph;
    }

    boolean any() {
        return !references.isEmpty();
    }

    /** Says under which licences a part is handed out. */
    void write(Part part) {
        part.licenses().forEach(license -> write(part.reference(), license));
    }

    /** Says under which licence something is handed out. */
    void write(String reference, PartLicense license) {
        String relationship = license.concluded() ? "hasConcludedLicense" : "hasDeclaredLicense";
        graph.relate(reference, relationship, List.of(reference(license)), "");
    }

    private String reference(PartLicense license) {
        String words = license.words();
        String known = references.get(words);
        if (known == null) {
            known = "license-" + (references.size() + 1);
            references.put(words, known);
            add(known, license);
        }
        return known;
    }

    private void add(String reference, PartLicense license) {
        String words = license.words();
        Members expression = new Members();
        if (ListedLicenses.inSpdx(words)) {
            expression.text("simplelicensing_licenseExpression", words);
        } else {
            String identifier = REFERENCE.matcher(words).matches() ? words : "LicenseRef-" + reference;
            String text = reference + "-text";
            graph.add(text, "simplelicensing_SimpleLicensingText", new Members()
                    .text("name", words)
                    .text("simplelicensing_licenseText", "The text is not part of this document. The licence is called: "
                            + license.license().declared()));
            expression.text("simplelicensing_licenseExpression", identifier)
                    .array("simplelicensing_customIdToUri", List.of(text), place -> new Members()
                            .text("type", "DictionaryEntry")
                            .text("key", identifier)
                            .text("value", graph.identifier(place))
                            .build());
        }
        graph.add(reference, "simplelicensing_LicenseExpression", expression);
    }
}
