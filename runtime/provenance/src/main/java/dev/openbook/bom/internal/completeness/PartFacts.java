package dev.openbook.bom.internal.completeness;

import dev.openbook.bom.internal.address.WebAddress;
import dev.openbook.bom.internal.part.Bill;
import dev.openbook.bom.internal.part.Considerations;
import dev.openbook.bom.internal.part.DatasetUse;
import dev.openbook.bom.internal.part.ExternalLink;
import dev.openbook.bom.internal.part.ModelDetails;
import dev.openbook.bom.internal.part.Part;
import dev.openbook.bom.internal.part.PartLicense;
import dev.openbook.bom.internal.part.Property;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a part says, in words; empty if it does not. */
final class PartFacts {
    private PartFacts() {}

    /** Its address in a registry; else its content names it. */
    static String identifier(Part part) {
        return part.coordinates().packageUrl().isEmpty()
                ? part.sha256().map(digest -> "sha256:" + digest.hex()).orElse("")
                : part.coordinates().packageUrl();
    }

    static String licenses(Part part) {
        return part.licenses().stream().map(PartLicense::words).collect(Collectors.joining(", "));
    }

    static String links(Part part) {
        return Stream.concat(Stream.of(part.coordinates().home()), part.links().stream().map(ExternalLink::url))
                .filter(WebAddress::sound)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Parameters, architecture, quantisation. */
    static String properties(Part part) {
        return part.model().map(model -> Stream.concat(
                                Stream.of(model.architecture()),
                                model.properties().stream().map(property -> shortName(property.name()) + " " + property.value()))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    static String inputsAndOutputs(Part part) {
        return part.model().filter(model -> !model.inputs().isEmpty() && !model.outputs().isEmpty())
                .map(model -> model.inputs().size() + " in, " + model.outputs().size() + " out")
                .orElse("");
    }

    static String hyperparameters(ModelDetails model) {
        return model.properties().stream()
                .filter(property -> property.name().contains(":hyperparameter:") || property.name().endsWith(":parameter:count"))
                .map(Property::value)
                .collect(Collectors.joining(", "));
    }

    /** Emissions are no energy, but what the score's own program counts. */
    static String energy(Considerations words) {
        return Stream.concat(
                        words.energy().stream().map(energy -> energy.kilowattHours().toPlainString() + " kWh"),
                        words.environment().stream().map(Property::value))
                .collect(Collectors.joining(", "));
    }

    /** The first sound address of this kind. */
    static String link(Part part, String kind) {
        return part.links().stream()
                .filter(link -> link.kind().equals(kind) && WebAddress.sound(link.url()))
                .map(ExternalLink::url)
                .findFirst()
                .orElse("");
    }

    static String training(Part part) {
        List<String> words = part.model().map(model -> model.considerations().training()).orElse(List.of());
        long datasets = part.model().stream().flatMap(model -> model.datasets().stream()).filter(DatasetUse::training).count();
        return words.isEmpty() ? (datasets == 0 ? "" : datasets + " data sets") : words.getFirst();
    }

    static String statistics(Part part) {
        return part.properties().stream()
                .filter(property -> property.name().matches("openbook:data:(examples|bytes|size-category)"))
                .map(property -> shortName(property.name()) + " " + property.value())
                .collect(Collectors.joining(", "));
    }

    /** The value of a property that holds these words. */
    static String property(Part part, String name, String words) {
        return part.properties().stream()
                .filter(property -> property.name().equals(name) && property.value().contains(words))
                .map(Property::value)
                .findFirst()
                .orElse("");
    }

    /** Names of the models that have to do with a data set. */
    static String dependents(Part dataset, Bill bill) {
        return bill.models().stream()
                .filter(part -> part.model().filter(model -> model.datasetReferences().contains(dataset.reference())).isPresent())
                .map(part -> part.coordinates().name())
                .collect(Collectors.joining(", "));
    }
}
