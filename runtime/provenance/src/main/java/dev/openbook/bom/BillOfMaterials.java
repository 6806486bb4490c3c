package dev.openbook.bom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a model, or an application with its models, is made of: one list, from which every format is written.
 *
 * <pre>{@code
 * try (ModelContent content = ModelInspector.create().inspect(source)) {
 *     BillOfMaterials bill = BillOfMaterials.builder("0.1.0")
 *             .model(ModelEntry.of(content.provenance(), ArchitectureReader.read(content)))
 *             .build();
 *     String document = BomFormat.CYCLONEDX_1_6.write(bill);
 *     BomCompleteness missing = BomCompleteness.of(bill);
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. Putting one together and writing it takes a few milliseconds for a hundred files.
 */
public final class BillOfMaterials {
    static final String GENERATOR = "Openbook";

    private final String generatorVersion;
    private final Optional<Instant> created;
    private final Optional<String> author;
    private final Optional<Part> application;
    private final List<Part> models;
    private final List<Part> others;
    private final List<Part> datasets;

    BillOfMaterials(BillOfMaterialsBuilder builder) {
        DatasetParts data = new DatasetParts();
        this.generatorVersion = builder.generatorVersion();
        this.created = builder.created();
        this.author = builder.author();
        this.application = builder.application();
        this.models = builder.models(data);
        this.others = builder.components();
        this.datasets = data.parts();
    }

    /**
     * Begins a bill.
     *
     * @param generatorVersion version of this library, which the bill names as its maker
     */
    public static BillOfMaterialsBuilder builder(String generatorVersion) {
        return new BillOfMaterialsBuilder(generatorVersion);
    }

    String generatorVersion() {
        return generatorVersion;
    }

    /** When it was made, to the second; empty if the caller gave no clock. */
    Optional<Instant> created() {
        return created;
    }

    /** Who answers for it. */
    Optional<String> author() {
        return author;
    }

    /** What the bill is about, if not the models themselves. */
    Optional<Part> application() {
        return application;
    }

    List<Part> models() {
        return models;
    }

    /** What an application has beside its models. */
    List<Part> others() {
        return others;
    }

    List<Part> datasets() {
        return datasets;
    }
}
