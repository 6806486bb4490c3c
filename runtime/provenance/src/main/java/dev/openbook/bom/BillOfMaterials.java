package dev.openbook.bom;

import dev.openbook.bom.internal.part.Bill;

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
    private final Bill content;

    BillOfMaterials(Bill content) {
        this.content = content;
    }

    /**
     * Begins a bill.
     *
     * @param generatorVersion version of this library, which the bill names as its maker
     */
    public static BillOfMaterialsBuilder builder(String generatorVersion) {
        return new BillOfMaterialsBuilder(generatorVersion);
    }

    /** What formats and reports are written from. */
    Bill content() {
        return content;
    }
}
