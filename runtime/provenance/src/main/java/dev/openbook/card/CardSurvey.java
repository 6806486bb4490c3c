package dev.openbook.card;

import dev.openbook.layout.FolderContent;
import dev.openbook.license.CardLicense;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads all cards of a model: its own ({@code README.md}), those of data sets that lie in its folder ({@link DataCardPlaces} says
 * where), and files of results. A folder without a graph whose {@code README.md} has the keys of a data set and none of a model
 * is a data set itself, and that file its data card. Thread-safe; reads small files only.
 */
public final class CardSurvey {
    private static final String CARD = "README.md";
    private static final String INVALID_DATA_CARD = "DATA_CARD_INVALID";
    private static final String INVALID_RESULTS = "RESULTS_INVALID";
    /** What every data card in the Croissant vocabulary names. */
    private static final String VOCABULARY = "mlcommons.org";

    private final CardLimits limits;
    private final CardReader cards;
    private final CardLicense licenses;

    /** Reads within limits, and licences with somebody's knowledge of them. */
    public CardSurvey(CardLimits limits, CardLicense licenses) {
        this.limits = limits;
        this.cards = new CardReader(limits);
        this.licenses = licenses;
    }

    /**
     * What the cards say.
     *
     * @param card the model's own, if there is one
     * @param dataCards by path
     * @param evaluations those of the card first
     * @param findings what is wrong with them
     */
    public record Result(
            Optional<CardReading> card,
            List<DataCard> dataCards,
            List<Fact<EvaluationResult>> evaluations,
            List<Finding> findings) {
        /** Copies the lists. */
        public Result {
            dataCards = List.copyOf(dataCards);
            evaluations = List.copyOf(evaluations);
            findings = List.copyOf(findings);
        }
    }

    /** Reads the cards of a folder. */
    public Result read(FolderContent folder) {
        List<DataCard> dataCards = new ArrayList<>();
        List<Fact<EvaluationResult>> evaluations = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Optional<CardReading> card = Optional.empty();
        if (folder.paths().contains(CARD) && held(folder, CARD, findings)) {
            if (dataSet(folder)) {
                dataCards.add(markdown(folder, CARD, findings));
            } else {
                CardReading reading = cards.read(CARD, folder.bytes(CARD), folder.digest(CARD));
                card = Optional.of(reading);
                evaluations.addAll(reading.results());
                findings.addAll(reading.findings());
            }
        }
        for (String path : some(folder, DataCardPlaces::markdown, "DATA_CARDS_TOO_MANY", findings)) {
            if (held(folder, path, findings)) {
                dataCards.add(markdown(folder, path, findings));
            }
        }
        Set<String> naming = namingTheVocabulary(folder);
        Predicate<String> croissant = path -> DataCardPlaces.croissant(path) || naming.contains(path);
        for (String path : some(folder, croissant, "DATA_CARDS_TOO_MANY", findings)) {
            json(folder, path, findings).ifPresent(dataCards::add);
        }
        for (String path : some(folder, DataCardPlaces::results, "RESULT_FILES_TOO_MANY", findings)) {
            evaluations.addAll(results(folder, path, limits.maxResults() - evaluations.size(), findings));
        }
        return new Result(card, dataCards, evaluations, findings);
    }

    private List<String> some(FolderContent folder, Predicate<String> wanted, String code, List<Finding> findings) {
        List<String> paths = folder.paths().stream().filter(wanted).limit(limits.maxFiles() + 1L).toList();
        if (paths.size() <= limits.maxFiles()) {
            return paths;
        }
        findings.add(new Finding(
                code,
                Finding.Severity.INFO,
                paths.getLast(),
                String.format(Locale.ROOT, "There are more than %,d files of this kind; the others were not read.", limits.maxFiles()),
                "Nothing, if the first are those that matter."));
        return paths.subList(0, limits.maxFiles());
    }

    /** Whether a file is small enough to be looked into at all. */
    private static boolean held(FolderContent folder, String path, List<Finding> findings) {
        CardProblems problems = new CardProblems(path);
        boolean held = fits(folder, path, Integer.MAX_VALUE, problems);
        findings.addAll(problems.findings());
        return held;
    }

    private static boolean fits(FolderContent folder, String path, int maxBytes, CardProblems problems) {
        if (folder.size(path) <= maxBytes) {
            return true;
        }
        problems.whole(
                "CARD_TOO_LARGE",
                String.format(Locale.ROOT, "%s has %,d bytes; at most %,d are read.", path, folder.size(path), maxBytes));
        return false;
    }

    private boolean dataSet(FolderContent folder) {
        return folder.paths().stream().noneMatch(path -> path.endsWith(".onnx"))
                && DataCardPlaces.speaksOfData(cards.markdown(folder.bytes(CARD), new CardProblems(CARD))
                        .frontMatter().members().keySet());
    }

    private DataCard markdown(FolderContent folder, String path, List<Finding> findings) {
        CardProblems problems = new CardProblems(path);
        CardSource source = new CardSource(path, folder.digest(path));
        MarkdownCard card = cards.markdown(folder.bytes(path), problems);
        findings.addAll(problems.findings());
        return HubDataCard.read(source, card, cards.sections(card, source), limits, licenses);
    }

    /** Other JSON files at the top that may be data cards; configurations are among them, so only a few are looked into. */
    private Set<String> namingTheVocabulary(FolderContent folder) {
        return folder.paths().stream()
                .filter(DataCardPlaces::jsonAtTop)
                .limit(limits.maxFiles())
                .filter(path -> folder.size(path) <= limits.maxJsonBytes())
                .filter(path -> StandardCharsets.ISO_8859_1.decode(folder.bytes(path)).toString().contains(VOCABULARY))
                .collect(Collectors.toSet());
    }

    private Optional<DataCard> json(FolderContent folder, String path, List<Finding> findings) {
        CardProblems problems = new CardProblems(path);
        Optional<DataCard> card = value(folder, path, limits.maxJsonBytes(), problems)
                .flatMap(text -> new JsonValues(problems, limits, INVALID_DATA_CARD).read(text))
                .flatMap(value -> CroissantCard.read(new CardSource(path, folder.digest(path)), value, limits, licenses));
        if (card.isEmpty() && DataCardPlaces.croissant(path) && problems.findings().isEmpty()) {
            problems.whole(INVALID_DATA_CARD, path + " describes no data set (nothing in it has the type Dataset).");
        }
        if (card.isPresent() || DataCardPlaces.croissant(path)) {
            findings.addAll(problems.findings());
        }
        return card;
    }

    private List<Fact<EvaluationResult>> results(FolderContent folder, String path, int room, List<Finding> findings) {
        CardProblems problems = new CardProblems(path);
        Optional<CardValue> value = value(folder, path, limits.maxBytes(), problems)
                .flatMap(text -> new YamlValues(problems, limits, INVALID_RESULTS, 0).read(text));
        List<Fact<EvaluationResult>> results = value
                .map(file -> new Results(new CardSource(path, folder.digest(path)), problems, limits, room).ofFile(file))
                .orElse(List.of());
        findings.addAll(problems.findings());
        return results;
    }

    /** Text of which a part would be worth nothing. */
    private static Optional<String> value(FolderContent folder, String path, int maxBytes, CardProblems problems) {
        return fits(folder, path, maxBytes, problems)
                ? Optional.of(CardText.of(folder.bytes(path), maxBytes, problems))
                : Optional.empty();
    }
}
