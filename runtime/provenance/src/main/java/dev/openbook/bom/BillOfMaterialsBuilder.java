package dev.openbook.bom;

import dev.openbook.bom.entry.BomComponent;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.entry.PartKind;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.address.Coordinates;
import dev.openbook.bom.internal.listing.DatasetParts;
import dev.openbook.bom.internal.listing.KnownModels;
import dev.openbook.bom.internal.listing.ModelPart;
import dev.openbook.bom.internal.part.Bill;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.PartBuilder;
import dev.openbook.bom.internal.part.PartLicense;
import dev.openbook.provenance.License;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a bill of materials together. Not thread-safe. */
public final class BillOfMaterialsBuilder {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final String generatorVersion;
    private final List<ModelEntry> models = new ArrayList<>();
    private final List<BomComponent> components = new ArrayList<>();
    private Optional<BomComponent> application = Optional.empty();
    private Optional<Instant> created = Optional.empty();
    private Optional<Party> author = Optional.empty();

    BillOfMaterialsBuilder(String generatorVersion) {
        this.generatorVersion = generatorVersion;
    }

    /**
     * Lists a model. If one that is listed was made from another that is listed, the bill says so.
     *
     * @throws IllegalArgumentException if it was published in a year that formats cannot write
     */
    public BillOfMaterialsBuilder model(ModelEntry model) {
        model.releasedAt().ifPresent(BillOfMaterialsBuilder::second);
        models.add(model);
        return this;
    }

    /**
     * Makes it the bill of an application, which depends on all that is listed.
     *
     * @param version may be empty
     */
    public BillOfMaterialsBuilder application(String name, String version) {
        application = Optional.of(BomComponent.of(PartKind.APPLICATION, name, version));
        return this;
    }

    /** Lists something beside the models: a library, the Java platform, an index. */
    public BillOfMaterialsBuilder component(BomComponent component) {
        components.add(component);
        return this;
    }

    /**
     * Dates the bill. Without a clock it has no date, so that the same model gives the same bytes whenever the bill is made.
     *
     * @param clock read once, here, to the second
     * @throws IllegalArgumentException if it stands at a year that formats cannot write
     */
    public BillOfMaterialsBuilder createdAt(Clock clock) {
        created = Optional.of(second(clock.instant()));
        return this;
    }

    /**
     * Names the person or organisation who answers for the bill.
     *
     * @throws IllegalArgumentException if that is no name in one line
     */
    public BillOfMaterialsBuilder author(String name) {
        author = Optional.of(Party.named(name));
        return this;
    }

    /**
     * The bill.
     *
     * @throws IllegalArgumentException if it lists nothing
     */
    public BillOfMaterials build() {
        if (models.isEmpty() && components.isEmpty()) {
            throw new IllegalArgumentException("A bill of materials lists at least one model or component; none was given.");
        }
        DatasetParts datasets = new DatasetParts();
        List<Part> models = models(datasets);
        Optional<Part> subject = application.map(component -> part("application", component));
        return new BillOfMaterials(
                new Bill(generatorVersion, created, author, subject, models, components(), datasets.parts()));
    }

    private static Instant second(Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new IllegalArgumentException("A date in a bill of materials has a year from 1 to 9999; given was " + moment + ".");
        }
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private List<Part> models(DatasetParts datasets) {
        KnownModels known = new KnownModels(models);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            parts.add(ModelPart.of(i, datasets, known));
        }
        return parts;
    }

    private List<Part> components() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            parts.add(part("component-" + (i + 1), components.get(i)));
        }
        return parts;
    }

    private static Part part(String reference, BomComponent component) {
        Coordinates coordinates =
                new Coordinates(component.group(), component.name(), component.version(), component.packageUrl(), "");
        PartBuilder part = new PartBuilder(reference, component.kind(), coordinates).sha256(component.sha256());
        if (!component.license().isEmpty()) {
            License license = new License(component.license(), Optional.of(component.license()), false, false, Optional.empty());
            part.license(new PartLicense(license, false));
        }
        return part.build();
    }
}
