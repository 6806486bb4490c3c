package dev.openbook.bom.internal.spdx;

import dev.openbook.bom.internal.document.Members;
import dev.openbook.bom.internal.part.Considerations;
import dev.openbook.bom.internal.part.EnergyUse;
import dev.openbook.bom.internal.part.Metric;
import dev.openbook.bom.internal.part.ModelDetails;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.Property;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes what only models have into an SPDX package (profile AI). */
final class SpdxAiPackage {
    private SpdxAiPackage() {}

    static void write(Part part, ModelDetails model, Members members) {
        Considerations words = model.considerations();
        members.texts("ai_domain", model.task().isEmpty() ? List.of() : List.of(model.task()))
                .texts("ai_typeOfModel", Stream.of(model.family(), model.architecture()).filter(word -> !word.isEmpty()).toList())
                .text("ai_informationAboutApplication", String.join("\n\n", application(model)))
                .text("ai_informationAboutTraining", String.join("\n\n", words.training()))
                .texts("ai_modelDataPreprocessing", words.preparation())
                .text("ai_limitation", String.join("\n\n", words.limitations()))
                .array("ai_hyperparameter", hyperparameters(part, model), entry -> entry(entry.name(), entry.value()))
                .array("ai_metric", model.metrics(), metric -> entry(name(metric), metric.value()))
                .texts("ai_standardCompliance", part.openness().stream().toList())
                .object("ai_energyConsumption", words.energy().map(SpdxAiPackage::energy).orElse(Json.object()))
                .text("comment", String.join("\n\n", remarks(words)));
    }

    /** Whether a property describes how the model is built. */
    static boolean hyperparameter(Property property) {
        return property.name().startsWith("openbook:onnx:");
    }

    private static List<Property> hyperparameters(Part part, ModelDetails model) {
        return Stream.concat(model.properties().stream(), part.properties().stream().filter(SpdxAiPackage::hyperparameter))
                .toList();
    }

    private static Json entry(String key, String value) {
        return new Members().text("type", "DictionaryEntry").text("key", key).text("value", value).build();
    }

    private static String name(Metric metric) {
        String name = metric.type() + (metric.slice().isEmpty() ? "" : " (" + metric.slice() + ")");
        return name.isBlank() ? "unnamed" : name;
    }

    private static List<String> application(ModelDetails model) {
        List<String> paragraphs = new ArrayList<>(model.considerations().useCases());
        if (!model.inputs().isEmpty()) {
            paragraphs.add("Inputs: " + String.join("; ", model.inputs()));
        }
        if (!model.outputs().isEmpty()) {
            paragraphs.add("Outputs: " + String.join("; ", model.outputs()));
        }
        return paragraphs;
    }

    /** Of energy only; carbon dioxide has no field. What energy was for must be known to say where it belongs. */
    private static Json.Obj energy(EnergyUse energy) {
        Json.Obj amount = new Members()
                .text("type", "ai_EnergyConsumptionDescription")
                .value("ai_energyQuantity", new Json.Num(energy.kilowattHours().doubleValue()))
                .text("ai_energyUnit", "kilowattHour")
                .build();
        return switch (energy.activity()) {
            case TRAINING -> energy("ai_trainingEnergyConsumption", amount);
            case FINE_TUNING -> energy("ai_finetuningEnergyConsumption", amount);
            case OTHER -> Json.object();
        };
    }

    private static Json.Obj energy(String field, Json.Obj amount) {
        return new Members().text("type", "ai_EnergyConsumption").array(field, List.of(amount), each -> each).build();
    }

    private static List<String> remarks(Considerations words) {
        List<String> remarks = new ArrayList<>();
        words.ethical().forEach(risk -> remarks.add("Ethical considerations: " + risk));
        words.recommendations().forEach(advice -> remarks.add("Recommendations: " + advice));
        words.energy().filter(energy -> energy.activity() == EnergyUse.Activity.OTHER).ifPresent(energy ->
                remarks.add("Energy, not said for what: " + energy.kilowattHours().toPlainString() + " kWh"));
        words.environment().forEach(fact -> remarks.add(fact.name() + ": " + fact.value()));
        return remarks;
    }
}
