package dev.openbook.bom.internal.completeness;

import dev.openbook.bom.completeness.AibomScore;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.internal.part.Bill;
import dev.openbook.bom.internal.part.Considerations;
import dev.openbook.bom.internal.part.ModelDetails;
import dev.openbook.bom.internal.part.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The fields of the OWASP score and whether a bill fills them. */
public final class AibomFields {
    private final Bill bill;
    private final List<AibomScore.Field> fields = new ArrayList<>();

    private AibomFields(Bill bill) {
        this.bill = bill;
    }

    public static List<AibomScore.Field> of(Bill bill) {
        AibomFields fields = new AibomFields(bill);
        fields.required();
        fields.metadata();
        fields.component();
        fields.modelCard();
        fields.training();
        fields.references();
        return List.copyOf(fields.fields);
    }

    private void add(AibomScore.Category category, AibomScore.Tier tier, String name, Standing standing) {
        fields.add(new AibomScore.Field(name, category, tier, standing.present()));
    }

    private void required() {
        for (String name : List.of("bomFormat", "specVersion", "serialNumber", "version")) {
            add(AibomScore.Category.REQUIRED_FIELDS, AibomScore.Tier.CRITICAL, name, Standing.of("always"));
        }
    }

    private Standing models(Function<Part, String> look) {
        return Standing.each(bill.models(), look);
    }

    private Standing details(Function<ModelDetails, String> look) {
        return models(part -> part.model().map(look).orElse(""));
    }

    private Standing words(Function<Considerations, List<String>> look) {
        return details(model -> String.join(" ", look.apply(model.considerations())));
    }

    private void metadata() {
        AibomScore.Category category = AibomScore.Category.METADATA;
        add(category, AibomScore.Tier.CRITICAL, "primaryPurpose", details(ModelDetails::task));
        add(category, AibomScore.Tier.CRITICAL, "suppliedBy", models(part -> part.supplier().map(Party::name).orElse("")));
        add(category, AibomScore.Tier.SUPPLEMENTARY, "standardCompliance", models(part -> part.openness().orElse("")));
        add(category, AibomScore.Tier.SUPPLEMENTARY, "domain", Standing.ABSENT);
        add(category, AibomScore.Tier.SUPPLEMENTARY, "autonomyType", Standing.ABSENT);
    }

    private void component() {
        AibomScore.Category category = AibomScore.Category.COMPONENT_BASIC;
        add(category, AibomScore.Tier.CRITICAL, "name", models(part -> part.coordinates().name()));
        add(category, AibomScore.Tier.CRITICAL, "type", models(part -> part.kind().cycloneDx()));
        add(category, AibomScore.Tier.CRITICAL, "component_version", models(part -> part.coordinates().version()));
        add(category, AibomScore.Tier.IMPORTANT, "purl", models(part -> part.coordinates().packageUrl()));
        add(category, AibomScore.Tier.IMPORTANT, "description", models(Part::description));
        add(category, AibomScore.Tier.IMPORTANT, "licenses", models(PartFacts::licenses));
        add(category, AibomScore.Tier.SUPPLEMENTARY, "external_references", models(PartFacts::links));
    }

    private void modelCard() {
        AibomScore.Category category = AibomScore.Category.COMPONENT_MODEL_CARD;
        AibomScore.Tier important = AibomScore.Tier.IMPORTANT;
        add(category, important, "datasets", details(model -> String.join(" ", model.datasetReferences())));
        add(category, important, "ethicalConsiderations", words(Considerations::ethical));
        add(category, important, "energyConsumption", details(model -> PartFacts.energy(model.considerations())));
        add(category, important, "hyperparameter", details(PartFacts::hyperparameters));
        add(category, important, "technicalLimitations", words(Considerations::limitations));
        add(category, important, "safetyRiskAssessment", Standing.ABSENT);
        add(category, important, "intendedUse", words(Considerations::useCases));
        add(category, important, "typeOfModel", details(ModelDetails::architecture));
    }

    private void training() {
        AibomScore.Category category = AibomScore.Category.COMPONENT_MODEL_CARD;
        AibomScore.Tier supplementary = AibomScore.Tier.SUPPLEMENTARY;
        add(category, supplementary, "modelExplainability", Standing.ABSENT);
        add(category, supplementary, "energyQuantity", details(AibomFields::energy));
        add(category, supplementary, "energyUnit", details(AibomFields::energy));
        add(category, supplementary, "informationAboutTraining", words(Considerations::training));
        add(category, supplementary, "informationAboutApplication", models(PartFacts::inputsAndOutputs));
        add(category, supplementary, "metric", details(model -> model.metrics().isEmpty() ? "" : "reported"));
        add(category, supplementary, "metricDecisionThreshold", Standing.ABSENT);
        add(category, supplementary, "modelDataPreprocessing", words(Considerations::preparation));
        add(category, supplementary, "useSensitivePersonalInformation", Standing.ABSENT);
    }

    private void references() {
        AibomScore.Category category = AibomScore.Category.EXTERNAL_REFERENCES;
        add(category, AibomScore.Tier.IMPORTANT, "downloadLocation", models(part -> part.coordinates().home()));
        for (String kind : List.of("vcs", "website", "documentation")) {
            add(category, AibomScore.Tier.SUPPLEMENTARY, kind.equals("documentation") ? "paper" : kind,
                    models(part -> PartFacts.link(part, kind)));
        }
    }

    private static String energy(ModelDetails model) {
        return model.considerations().energy().map(energy -> energy.kilowattHours().toPlainString() + " kWh").orElse("");
    }
}
