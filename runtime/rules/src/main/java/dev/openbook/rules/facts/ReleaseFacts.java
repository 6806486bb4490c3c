package dev.openbook.rules.facts;

import dev.openbook.provenance.CarbonEmissions;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.LineageStep;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofReport;
import dev.openbook.provenance.Restriction;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model's publisher says and signs, as rules see it; of the types of {@link ReleaseSchema}. */
final class ReleaseFacts {
    private static final FactViews<License> LICENSE = new FactViews<License>(ReleaseSchema.LICENSE)
            .with("declared", License::declared)
            .withIfKnown("spdx", License::spdx)
            .with("osiApproved", License::osiApproved)
            .with("open", License::open)
            .withIfKnown("restriction", License::restriction)
            .withIfKnown("terms", license -> license.restriction().map(Restriction::inPlainWords));
    private static final FactViews<ModelCard> CARD = new FactViews<ModelCard>(ReleaseSchema.CARD)
            .with("file", ModelCard::file)
            .withIfKnown("title", card -> card.title().known())
            .withIfKnown("pipelineTag", card -> card.pipelineTag().known())
            .withIfKnown("libraryName", card -> card.libraryName().known())
            .withIfKnown("baseModelRelation", card -> card.baseModelRelation().known())
            .withIfKnown("newVersion", card -> card.newVersion().known())
            .with("headings", ModelCard::headings)
            .with("sections", card -> FactMap.table(sections(card.sections())))
            .with("frontMatter", card -> JsonFacts.of(card.frontMatter()))
            .withIfKnown("languages", card -> card.languages().known())
            .withIfKnown("tags", card -> card.tags().known())
            .withIfKnown("baseModels", card -> card.baseModels().known())
            .withIfKnown("datasets", card -> card.datasets().known())
            .withIfKnown("metrics", card -> card.metrics().known())
            .withIfKnown("emissions", card -> card.emissions().known().map(ReleaseFacts::emissions));
    private static final FactViews<MofReport> OPENNESS = new FactViews<MofReport>(ReleaseSchema.OPENNESS)
            .with("mode", report -> report.mode().label())
            .with("modelClass", report -> (long) report.modelClass())
            .with("label", MofReport::label)
            .with("conditional", MofReport::conditional)
            .with("progressToOpenModel", report -> FactMap.finite(report.progressToOpenModel()))
            .with("progressToOpenTooling", report -> FactMap.finite(report.progressToOpenTooling()))
            .with("progressToOpenScience", report -> FactMap.finite(report.progressToOpenScience()))
            .with("missing", report -> labels(report.missing()))
            .with("invalid", report -> labels(report.invalid()))
            .with("unlicensed", report -> labels(report.unlicensed()))
            .with("notTypeAppropriate", report -> labels(report.notTypeAppropriate()));
    private static final FactViews<SignatureReport> SIGNATURE = new FactViews<SignatureReport>(ReleaseSchema.SIGNATURE)
            .with("verdict", report -> report.verdict().name())
            .withIfKnown("method", report -> report.method().map(SignatureMethod::label))
            .withIfKnown("signer", report -> report.signer().map(SignerIdentity::name))
            .withIfKnown("signedAt", report -> report.signedAt().known().map(Instant::toString))
            .withIfKnown("rootDigest", report -> report.rootDigest().map(Digest::hex))
            .with("resourcesChecked", report -> (long) report.resourcesChecked())
            .withEach("findings", SignatureReport::findings, ReleaseFacts::finding);

    private ReleaseFacts() {}

    static Map<String, Object> license(License license) {
        return LICENSE.of(license);
    }

    static Map<String, Object> card(ModelCard card) {
        return CARD.of(card);
    }

    static Map<String, Object> openness(MofReport report) {
        return OPENNESS.of(report);
    }

    static Map<String, Object> signature(SignatureReport report) {
        return SIGNATURE.of(report);
    }

    private static Map<String, Object> emissions(CarbonEmissions emissions) {
        return new FactMap()
                .number("grams", emissions.grams())
                .textIfSaid("source", emissions.source())
                .textIfSaid("trainingType", emissions.trainingType())
                .textIfSaid("location", emissions.location())
                .textIfSaid("hardware", emissions.hardware())
                .toMap();
    }

    private static Map<String, String> sections(Map<CardSection, Fact<String>> sections) {
        Map<String, String> texts = new LinkedHashMap<>();
        sections.forEach((section, text) -> text.known().ifPresent(known -> texts.put(section.label(), known)));
        return texts;
    }

    static Map<String, Object> dataCard(DataCard card) {
        FactMap facts = new FactMap()
                .text("file", card.file())
                .text("format", card.format().label())
                .text("name", card.name().known())
                .text("description", card.description().known())
                .text("version", card.version().known())
                .text("url", card.url().known())
                .text("published", card.published().known())
                .facts("distribution", card.distribution(), ReleaseFacts::dataFile)
                .table("sections", sections(card.sections()))
                .group("content", JsonFacts.of(card.content()));
        card.license().known().ifPresent(license -> facts.group("license", license(license)));
        card.languages().known().ifPresent(languages -> facts.texts("languages", languages));
        card.creators().known().ifPresent(creators -> facts.texts("creators", creators));
        card.tags().known().ifPresent(tags -> facts.texts("tags", tags));
        card.tasks().known().ifPresent(tasks -> facts.texts("tasks", tasks));
        card.sources().known().ifPresent(sources -> facts.texts("sources", sources));
        card.conformsTo().known().ifPresent(formats -> facts.texts("conformsTo", formats));
        card.sizeCategories().known().ifPresent(sizes -> facts.texts("sizeCategories", sizes));
        card.examples().known().ifPresent(examples -> facts.whole("examples", examples));
        card.bytes().known().ifPresent(bytes -> facts.whole("bytes", bytes));
        return facts.toMap();
    }

    private static Map<String, Object> dataFile(DataFile file) {
        return new FactMap()
                .textIfSaid("name", file.name())
                .textIfSaid("location", file.location())
                .textIfSaid("mediaType", file.mediaType())
                .textIfSaid("size", file.size())
                .text("sha256", file.sha256().map(Digest::hex))
                .toMap();
    }

    static Map<String, Object> evaluation(EvaluationResult result) {
        Map<String, Object> value = JsonFacts.of(Json.object().with("value", result.value()));
        FactMap facts = new FactMap()
                .textIfSaid("task", result.task())
                .textIfSaid("dataset", result.dataset())
                .textIfSaid("datasetName", result.datasetName())
                .textIfSaid("configuration", result.configuration())
                .textIfSaid("split", result.split())
                .textIfSaid("revision", result.revision())
                .textIfSaid("metric", result.metric())
                .textIfSaid("metricName", result.metricName())
                .textIfSaid("source", result.source())
                .textIfSaid("date", result.date())
                .textIfSaid("notes", result.notes())
                .textIfSaid("verifyToken", result.verifyToken());
        value.forEach(facts::any);
        return facts.toMap();
    }

    private static List<String> labels(List<MofComponent> components) {
        return components.stream().map(MofComponent::label).toList();
    }

    /** None at all if no ancestor is known: then nobody describes the descent, and all of it is unknown. */
    static Object ancestors(Lineage lineage) {
        return lineage.links().stream().noneMatch(link -> link.model().known().isPresent())
                ? UnknownValue.UNKNOWN
                : FactMap.each(lineage.links(), ReleaseFacts::ancestor);
    }

    private static Map<String, Object> ancestor(LineageLink link) {
        FactMap ancestor = new FactMap()
                .text("of", link.of())
                .text("model", link.model().known())
                .text("relation", link.relation().known())
                .text("by", link.by().known())
                .list("steps", link.steps(), ReleaseFacts::step)
                .text("certainty", link.weakest().certainty().name());
        link.license().known().ifPresent(license -> ancestor.group("license", license(license)));
        return ancestor.toMap();
    }

    private static Object step(Fact<LineageStep> fact) {
        LineageStep step = fact.value();
        if (step == null) {
            return UnknownValue.UNKNOWN;
        }
        return new FactMap()
                .text("operation", step.operation())
                .textIfSaid("tool", step.tool())
                .textIfSaid("detail", step.detail())
                .text("certainty", fact.certainty().name())
                .toMap();
    }

    static Map<String, Object> finding(Finding finding) {
        return new FactMap()
                .text("code", finding.code())
                .text("severity", finding.severity().name())
                .text("place", finding.place())
                .text("message", finding.message())
                .text("remedy", finding.remedy())
                .toMap();
    }
}
