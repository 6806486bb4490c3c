package dev.openbook.inspect;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.LineageStep;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** A model's descent as JSON: a link an object, in the order of the lineage; those that go on from it by number. */
final class LineageJson {
    private LineageJson() {}

    static Json of(Lineage lineage) {
        Map<String, Integer> distances = lineage.ancestors();
        return Json.array(lineage.links().stream()
                .map(link -> link(link, distances.getOrDefault(link.of(), 0) + 1).with("parents", parents(link, lineage)))
                .toList());
    }

    private static Json.Obj link(LineageLink link, int step) {
        return Json.object()
                .with("step", step)
                .with("of", text(Optional.of(link.of()).filter(of -> !of.isEmpty())))
                .with("model", text(link.model().known()))
                .with("relation", link.relation().known().orElse("unknown"))
                .with("by", text(link.by().known()))
                .with("license", link.license().known().<Json>map(license -> license(license, link.license())).orElse(Json.NULL))
                .with("steps", Json.array(link.steps().stream().map(LineageJson::step).toList()))
                .with("certainty", link.weakest().certainty().name())
                .with("evidence", evidence(link.weakest()));
    }

    /** Numbers of the links that lead on from where this one leads. */
    private static Json parents(LineageLink link, Lineage lineage) {
        Optional<String> model = link.model().known();
        List<LineageLink> links = lineage.links();
        return Json.array(IntStream.range(0, links.size())
                .filter(i -> model.isPresent() && links.get(i).of().equals(model.get()))
                .mapToObj(i -> new Json.Num(i))
                .toList());
    }

    private static Json.Obj license(License license, Fact<License> fact) {
        return Json.object()
                .with("declared", license.declared())
                .with("spdx", text(license.spdx()))
                .with("open", license.open())
                .with("restriction", text(license.restriction()))
                .with("certainty", fact.certainty().name())
                .with("evidence", evidence(fact));
    }

    private static Json.Obj step(Fact<LineageStep> fact) {
        LineageStep step = Objects.requireNonNull(fact.value());
        return Json.object()
                .with("operation", step.operation())
                .with("tool", step.tool())
                .with("detail", step.detail())
                .with("certainty", fact.certainty().name())
                .with("evidence", evidence(fact));
    }

    private static Json evidence(Fact<?> fact) {
        return FactJson.of(fact).members().getOrDefault("evidence", Json.NULL);
    }

    private static Json text(Optional<String> value) {
        return value.<Json>map(Json.Text::new).orElse(Json.NULL);
    }
}
