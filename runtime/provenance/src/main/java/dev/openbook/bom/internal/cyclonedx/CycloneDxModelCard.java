package dev.openbook.bom.internal.cyclonedx;

import dev.openbook.bom.internal.document.Members;
import dev.openbook.bom.internal.part.Considerations;
import dev.openbook.bom.internal.part.EnergyUse;
import dev.openbook.bom.internal.part.Metric;
import dev.openbook.bom.internal.part.ModelDetails;
import dev.openbook.bom.internal.part.Property;
import dev.openbook.value.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes what only models have as CycloneDX's model card. */
final class CycloneDxModelCard {
    private static final int GRAMS_TO_TONNES = 6;

    private CycloneDxModelCard() {}

    static Json.Obj write(ModelDetails model) {
        return new Members()
                .object("modelParameters", parameters(model))
                .object("quantitativeAnalysis", new Members()
                        .array("performanceMetrics", model.metrics(), CycloneDxModelCard::metric)
                        .build())
                .object("considerations", considerations(model.considerations()))
                .array("properties", properties(model), CycloneDxComponent::property)
                .build();
    }

    private static Json.Obj parameters(ModelDetails model) {
        return new Members()
                .text("task", model.task())
                .text("architectureFamily", model.family())
                .text("modelArchitecture", model.architecture())
                .array("datasets", model.datasetReferences(), reference -> Json.object().with("ref", reference))
                .array("inputs", model.inputs(), CycloneDxModelCard::tensor)
                .array("outputs", model.outputs(), CycloneDxModelCard::tensor)
                .build();
    }

    private static Json tensor(String format) {
        return Json.object().with("format", format);
    }

    private static Json metric(Metric metric) {
        return new Members()
                .text("type", metric.type())
                .text("value", metric.value())
                .text("slice", metric.slice())
                .build();
    }

    private static Json.Obj considerations(Considerations words) {
        return new Members()
                .texts("useCases", words.useCases())
                .texts("technicalLimitations", words.limitations())
                .array("ethicalConsiderations", words.ethical(), risk -> Json.object().with("name", risk))
                .object("environmentalConsiderations", new Members()
                        .array("energyConsumptions", words.energy().stream().toList(), CycloneDxModelCard::energy)
                        .array("properties", words.environment(), CycloneDxComponent::property)
                        .build())
                .build();
    }

    /** The schema asks for a list of who supplied the energy; cards never say, so that it is empty. */
    private static Json energy(EnergyUse energy) {
        return new Members()
                .text("activity", energy.activity().cycloneDx())
                .value("energyProviders", Json.array(List.of()))
                .value("activityEnergyCost", measure(energy.kilowattHours(), "kWh"))
                .object("co2CostEquivalent", energy.grams()
                        .map(grams -> measure(grams.movePointLeft(GRAMS_TO_TONNES), "tCO2eq"))
                        .orElse(Json.object()))
                .build();
    }

    private static Json.Obj measure(BigDecimal amount, String unit) {
        return Json.object().with("value", new Json.Num(amount.doubleValue())).with("unit", unit);
    }

    private static List<Property> properties(ModelDetails model) {
        List<Property> properties = new ArrayList<>(model.properties());
        Considerations words = model.considerations();
        words.training().forEach(text -> properties.add(new Property("openbook:card:training", text)));
        words.preparation().forEach(text -> properties.add(new Property("openbook:card:data-preparation", text)));
        words.recommendations().forEach(text -> properties.add(new Property("openbook:card:recommendations", text)));
        for (Metric metric : model.metrics()) {
            if (!metric.source().isEmpty()) {
                properties.add(new Property("openbook:metric:source", metric.type() + ", " + metric.slice() + ": " + metric.source()));
            }
        }
        return properties;
    }
}
