package dev.openbook.inspect;

import dev.openbook.card.CardReader;
import dev.openbook.card.CardReading;
import dev.openbook.card.CardSurvey;
import dev.openbook.layout.GenerationObstacles;
import dev.openbook.layout.LayoutDetector;
import dev.openbook.layout.LayoutReading;
import dev.openbook.license.CardLicense;
import dev.openbook.license.LicenseTable;
import dev.openbook.lineage.Descent;
import dev.openbook.lineage.DescentReader;
import dev.openbook.lineage.ModelRecord;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.ModelProvenanceBuilder;
import dev.openbook.provenance.MofReport;
import dev.openbook.provenance.SignatureReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a model is before anything opens it: its files and their digests, how they are arranged, what its graph
 * says of itself, what its card states, and what is wrong or dangerous about it.
 *
 * <pre>{@code
 * try (ModelContent model = ModelInspector.create().inspect(ModelSource.folder(Path.of("models/all-MiniLM-L6-v2")))) {
 *     ModelProvenance provenance = model.provenance();
 *     provenance.license().known();   // STATED by README.md:3, or nothing
 *     provenance.unsafe();            // whether to stop here
 *     model.bytes(provenance.layout().graphs().getFirst());
 * }
 * }</pre>
 *
 * <p>Thread-safe; create one and keep it. An inspection reads every file once and takes about as long as computing their
 * SHA-256. It keeps graphs mapped and small text files in memory; weights beside a graph and other large files are read and
 * let go. It runs no native code and opens no connection. The caller closes what it gets.
 */
public final class ModelInspector {
    private final InspectionSettings settings;
    private final LayoutDetector layouts;
    private final CardSurvey cards;
    private final LicenseTable licenseTable = LicenseTable.standard();
    private final DescentReader descents;

    private ModelInspector(InspectionSettings settings) {
        this.settings = settings;
        this.layouts = new LayoutDetector(settings.limits().maxConfigBytes());
        this.cards = new CardSurvey(settings.limits().cards(), new CardLicense(licenseTable));
        this.descents = new DescentReader(
                licenseTable,
                new CardReader(settings.limits().cards()),
                new HubAncestors(
                        new HubCache(settings.hubCache()), DescentReader::wants, settings.limits().cards().maxBytes()));
    }

    /** An inspector for this user's machine. */
    public static ModelInspector create() {
        return create(InspectionSettings.standard());
    }

    /** An inspector with settings of the caller's. */
    public static ModelInspector create(InspectionSettings settings) {
        return new ModelInspector(settings);
    }

    /**
     * Inspects a model. What is wrong with its content is a finding; an exception means that there is no model to look at.
     *
     * @throws dev.openbook.failure.OpenbookException with {@code MODEL_MISSING} if the folder, the snapshot, a resource or the
     *     variant asked for is not there, {@code MODEL_DAMAGED} if the disk fails, {@code MODEL_CHANGED} if somebody writes to the folder
     *     meanwhile, {@code CANCELLED} if the thread is interrupted, {@code ARGUMENT_INVALID} if the folder is too large to be a
     *     model's or the name is no hub name, {@code RECORD_INVALID} if the settings name an openness record that cannot be read
     */
    public ModelContent inspect(ModelSource source) {
        try {
            return read(source);
        } catch (InternalError e) {
            // How the platform reports that a mapped file was made shorter.
            throw FileLoader.changed("A file of the model " + source.name());
        }
    }

    private ModelContent read(ModelSource source) {
        FindingList findings = new FindingList();
        OpenedSource opened = new SourceReader(settings, findings).read(source);
        ModelFiles all = opened.files();
        Set<String> signatures = SignatureSearch.find(all);
        ModelFiles files = all.covered(signatures);
        LayoutReading layout = layouts.read(files, source.variant());
        findings.addAll(layout.findings());
        GraphSurvey.Result graphs =
                GraphSurvey.read(layout.layout().graphs(), files, settings.limits().graph(), findings);
        findings.addAll(GenerationObstacles.find(layout, graphs.first()));
        SlowQuantization.find(graphs.first()).ifPresent(findings::add);
        CardSurvey.Result cardsFound = cards.read(files);
        Optional<CardReading> card = cardsFound.card();
        findings.addAll(cardsFound.findings());
        findings.addAll(RiskyFiles.find(all));
        findings.addAll(RemoteCode.find(all, settings.limits().maxConfigBytes()));
        Descent descent = descents.read(ModelRecord.atHand(repository(source), card, files, graphs.first()));
        findings.addAll(descent.findings());
        Fact<MofReport> openness = new OpennessRecord(settings, licenseTable, findings).read(files, descent.license());
        SignatureReport signature = new SignatureInspection(settings.signature(), findings).read(opened, signatures);

        List<ModelFile> list = all.list(signatures);
        ModelProvenanceBuilder provenance = ModelProvenance.builder(source.name(), RootDigest.of(list))
                .origin(opened.origin())
                .files(list)
                .layout(layout.layout())
                .tasks(tasks(card, layout))
                .dataCards(cardsFound.dataCards())
                .evaluations(cardsFound.evaluations())
                .license(descent.license())
                .licenseTexts(descent.licenseTexts())
                .lineage(descent.lineage())
                .openness(openness)
                .signature(signature)
                .findings(findings.toList());
        graphs.first().ifPresent(provenance::graph);
        card.map(CardReading::card).ifPresent(provenance::card);
        return new InspectedContent(provenance.build(), opened, graphs.watched());
    }

    private static Optional<String> repository(ModelSource source) {
        return source instanceof ModelSource.Hub hub ? Optional.of(hub.repository()) : Optional.empty();
    }

    private static Fact<List<String>> tasks(Optional<CardReading> card, LayoutReading layout) {
        return card.map(reading -> reading.card().pipelineTag())
                .flatMap(fact -> fact.known().map(tag -> Fact.stated(List.of(tag), fact.evidence())))
                .orElse(layout.tasks());
    }
}
