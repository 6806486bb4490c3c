package dev.openbook.bom.internal.cyclonedx;

import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.bom.internal.document.ListedLicenses;
import dev.openbook.bom.internal.document.Members;
import dev.openbook.bom.internal.part.Ancestor;
import dev.openbook.bom.internal.part.DataDetails;
import dev.openbook.bom.internal.part.ExternalLink;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.PartLicense;
import dev.openbook.bom.internal.part.Property;
import dev.openbook.bom.internal.part.PropertyNames;
import dev.openbook.bom.internal.part.Variant;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes a part as a component of CycloneDX. */
final class CycloneDxComponent {
    /** The longest version that the schema allows, in characters. */
    private static final int MAX_VERSION = 1_024;

    /** Reference of the part that an ancestor or a variant is in the same bill; the schema has no references there. */
    private static final String LISTED_AS = "openbook:listed-as";

    /** What it is and what it is called. */
    static Members name(Part part) {
        return name(part.kind(), part.coordinates()).array("hashes", part.sha256().stream().toList(), CycloneDxComponent::hash);
    }

    private static Members name(PartKind kind, Coordinates coordinates) {
        Members members = new Members()
                .text("type", kind.cycloneDx())
                .text("group", coordinates.group())
                .text("name", coordinates.name())
                .text("purl", coordinates.packageUrl());
        return coordinates.version().length() > MAX_VERSION ? members : members.text("version", coordinates.version());
    }

    private static Json hash(Digest digest) {
        return Json.object().with("alg", "SHA-256").with("content", digest.hex());
    }

    /** A licence by its identifier, else by its name. */
    private Json license(PartLicense license) {
        String words = license.words();
        Json.Obj written = new Members()
                .text("acknowledgement", license.concluded() ? "concluded" : "declared")
                .text(ListedLicenses.inCycloneDx(words) ? "id" : "name", words.isBlank() ? "unknown" : words)
                .build();
        return Json.object().with("license", written);
    }

    Json.Obj write(Part part) {
        Members component = name(part)
                .text("bom-ref", part.reference())
                .text("description", part.description())
                .object("supplier", part.supplier().map(CycloneDxComponent::supplier).orElse(Json.object()))
                .array("licenses", part.licenses(), this::license)
                .array("externalReferences", links(part), CycloneDxComponent::link)
                .array("components", part.files(), this::file)
                .object("pedigree", pedigree(part.ancestors(), part.variants()))
                .object("modelCard", part.model().map(CycloneDxModelCard::write).orElse(Json.object()))
                .array("properties", properties(part), CycloneDxComponent::property);
        if (part.kind() == PartKind.DATA) {
            component.array("data", List.of(part), CycloneDxComponent::dataset);
        }
        return component.build();
    }

    private static Json.Obj supplier(Party supplier) {
        return new Members()
                .text("name", supplier.name())
                .texts("url", Stream.of(supplier.url()).filter(url -> !url.isEmpty()).toList())
                .array("contact", Stream.of(supplier.contact()).filter(email -> !email.isEmpty()).toList(),
                        email -> Json.object().with("email", email))
                .build();
    }

    private Json.Obj file(Part file) {
        Json.Obj place = Json.object().with("location", file.coordinates().name());
        return name(file)
                .text("bom-ref", file.reference())
                .value("evidence", Json.object().with("occurrences", Json.array(List.of(place))))
                .array("properties", file.properties(), CycloneDxComponent::property)
                .build();
    }

    private static Json dataset(Part part) {
        return new Members()
                .text("type", "dataset")
                .text("name", part.coordinates().name())
                .text("description", part.description())
                .object("contents", new Members().text("url", part.coordinates().home()).build())
                .texts("sensitiveData", part.data().map(DataDetails::personal).filter(text -> !text.isEmpty()).stream().toList())
                .build();
    }

    /** How each field is known stands in properties, since only 1.7 has a place for it, and only with a date. */
    private static List<Property> properties(Part part) {
        List<Property> properties = new ArrayList<>(part.properties());
        part.releasedAt().ifPresent(moment -> properties.add(new Property(PropertyNames.RELEASED_AT, moment.toString())));
        part.evidence().forEach(known -> properties.add(new Property("openbook:evidence:" + known.field(), known.sentence())));
        return properties;
    }

    private static List<ExternalLink> links(Part part) {
        return part.links().stream().filter(ExternalLink::sound).toList();
    }

    private static Json link(ExternalLink link) {
        return new Members()
                .text("type", link.kind())
                .text("url", link.url())
                .text("comment", link.comment())
                .build();
    }

    private Json.Obj pedigree(List<Ancestor> ancestors, List<Variant> variants) {
        List<String> notes = ancestors.stream()
                .map(ancestor -> ancestor.identifier() + ": " + ancestor.relation())
                .toList();
        return new Members()
                .array("ancestors", ancestors, this::ancestor)
                .array("variants", variants, CycloneDxComponent::variant)
                .text("notes", String.join("; ", notes))
                .build();
    }

    private static Json variant(Variant variant) {
        return name(PartKind.MODEL, variant.coordinates())
                .array("hashes", List.of(variant.sha256()), CycloneDxComponent::hash)
                .array("properties", List.of(
                        new Property(LISTED_AS, variant.reference()), new Property("openbook:reason", variant.reason())),
                        CycloneDxComponent::property)
                .build();
    }

    private Json ancestor(Ancestor ancestor) {
        List<Property> properties = new ArrayList<>();
        properties.add(new Property("openbook:relation", ancestor.relation()));
        ancestor.by().ifPresent(maker -> properties.add(new Property("openbook:made-by", maker)));
        ancestor.steps().forEach(step -> properties.add(new Property("openbook:step", step)));
        if (!ancestor.reference().isEmpty()) {
            properties.add(new Property(LISTED_AS, ancestor.reference()));
        }
        List<PartLicense> terms = ancestor.license().map(known -> new PartLicense(known, false)).stream().toList();
        return name(PartKind.MODEL, ancestor.coordinates())
                .array("licenses", terms, this::license)
                .object("pedigree", pedigree(ancestor.ancestors(), List.of()))
                .array("properties", properties, CycloneDxComponent::property)
                .build();
    }

    static Json property(Property property) {
        return Json.object().with("name", property.name()).with("value", property.value());
    }
}
