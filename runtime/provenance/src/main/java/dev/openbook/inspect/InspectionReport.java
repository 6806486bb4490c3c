package dev.openbook.inspect;

import dev.openbook.json.FindingJson;
import dev.openbook.mof.MofReportJson;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofReport;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.signature.SignatureReportJson;
import dev.openbook.value.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what is known of a model as JSON: leaves are plain values, and where a value has to be believed the member {@code
 * facts} maps its path to how it is known. The member names are a contract; they may be added to, never renamed.
 *
 * <p>What nobody says is {@code null}. Whole numbers are exact up to 2^53 and text beyond.
 */
public final class InspectionReport {
    private static final double MAX_EXACT = 0x1p53;

    private InspectionReport() {}

    /** The report of a model. */
    public static Json.Obj of(ModelProvenance model) {
        return Json.object()
                .with("source", model.source())
                .with("origin", model.origin().known())
                .with("layout", model.layout().kind().label())
                .with("graphs", Json.texts(model.layout().graphs()))
                .with("tokenizer", Optional.of(model.layout().tokenizer()).filter(path -> !path.isEmpty()))
                .with("tasks", Json.texts(model.tasks().known().orElse(List.of())))
                .with("rootDigest", model.rootDigest().hex())
                .with("files", Json.array(model.files().stream().map(InspectionReport::file).toList()))
                .with("graph", model.graph().<Json>map(InspectionReport::graph).orElse(Json.NULL))
                .with("card", model.card().<Json>map(CardJson::of).orElse(Json.NULL))
                .with("license", license(model.license().known()))
                .with("licenseTexts", Json.array(model.licenseTexts().stream().map(InspectionReport::licenseText).toList()))
                .with("dataCards", Json.array(model.dataCards().stream().map(DataCardJson::of).toList()))
                .with("evaluations", EvaluationJson.of(model.evaluations()))
                .with("lineage", LineageJson.of(model.lineage()))
                .with("mof", mof(model.openness(), model.mof()))
                .with("signature", SignatureReportJson.of(model.signature()))
                .with("findings", Json.array(model.findings().stream().map(FindingJson::of).toList()))
                .with("facts", facts(model));
    }

    private static Json.Obj file(ModelFile file) {
        return Json.object()
                .with("path", file.path())
                .with("size", number(file.size()))
                .with("sha256", file.sha256().hex())
                .with("covered", file.covered());
    }

    private static Json.Obj graph(GraphFacts graph) {
        return Json.object()
                .with("file", graph.file())
                .with("irVersion", number(graph.irVersion()))
                .with("opsets", numbers(graph.opsets()))
                .with("producer", graph.producer())
                .with("metadata", texts(graph.metadata()))
                .with("operators", numbers(graph.operators()))
                .with("customDomains", Json.texts(graph.customDomains()))
                .with("parameters", number(graph.parameters()))
                .with("dataTypes", numbers(graph.dataTypes()))
                .with("quantization", Json.texts(graph.quantization()))
                .with("dynamicQuantization", graph.dynamicQuantization())
                .with("inputs", tensors(graph.inputs()))
                .with("outputs", tensors(graph.outputs()))
                .with("externalFiles", Json.texts(graph.externalFiles()));
    }

    private static Json tensors(List<TensorFacts> tensors) {
        return Json.array(tensors.stream()
                .map(tensor -> Json.object()
                        .with("name", tensor.name())
                        .with("dataType", tensor.dataType())
                        .with("dimensions", Json.texts(tensor.dimensions())))
                .toList());
    }

    static Json.Obj license(Optional<License> license) {
        return Json.object()
                .with("declared", license.map(License::declared))
                .with("spdx", license.flatMap(License::spdx))
                .with("osiApproved", truth(license.map(License::osiApproved)))
                .with("open", truth(license.map(License::open)))
                .with("restriction", license.flatMap(License::restriction));
    }

    private static Json.Obj licenseText(Fact<License> text) {
        return license(text.known()).with("file", text.evidence().source());
    }

    private static Json.Obj mof(Fact<MofReport> openness, MofReport report) {
        boolean claimed = openness.known().isPresent();
        return MofReportJson.of(report).with("record", claimed ? new Json.Text(openness.evidence().source()) : Json.NULL);
    }

    private static Json.Obj facts(ModelProvenance model) {
        Map<String, Json> facts = new HashMap<>();
        facts.put("origin", FactJson.of(model.origin()));
        facts.put("tasks", FactJson.of(model.tasks()));
        facts.put("license", FactJson.of(model.license()));
        facts.put("mof", FactJson.of(model.openness()));
        facts.put("signature.signedAt", FactJson.of(model.signature().signedAt()));
        for (int i = 0; i < model.licenseTexts().size(); i++) {
            facts.put("licenseTexts[" + i + "]", FactJson.of(model.licenseTexts().get(i)));
        }
        for (int i = 0; i < model.lineage().links().size(); i++) {
            facts.put("lineage[" + i + "]", FactJson.of(model.lineage().links().get(i).weakest()));
        }
        facts.put("rootDigest", FactJson.of(Fact.measured(
                model.rootDigest(),
                "model",
                "SHA-256 over the digests of the files that are covered, as OpenSSF Model Signing v1.0 has it.")));
        model.graph().ifPresent(graph ->
                facts.put("graph", FactJson.of(Fact.measured(graph, graph.file(), "Counted from the bytes of the graph."))));
        model.card().ifPresent(card -> facts.putAll(CardJson.facts(card)));
        facts.putAll(DataCardJson.facts(model.dataCards()));
        facts.putAll(EvaluationJson.facts(model.evaluations()));
        return new Json.Obj(facts);
    }

    static Json number(long value) {
        return Math.abs((double) value) <= MAX_EXACT ? new Json.Num(value) : new Json.Text(Long.toString(value));
    }

    private static Json numbers(Map<String, Long> values) {
        Map<String, Json> members = new HashMap<>();
        values.forEach((name, value) -> members.put(name, number(value)));
        return new Json.Obj(members);
    }

    private static Json texts(Map<String, String> values) {
        Map<String, Json> members = new HashMap<>();
        values.forEach((name, value) -> members.put(name, new Json.Text(value)));
        return new Json.Obj(members);
    }

    private static Json truth(Optional<Boolean> value) {
        return value.<Json>map(Json.Bool::new).orElse(Json.NULL);
    }
}
