package dev.openbook.rules;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.Decision;
import dev.openbook.rule.RuleInput;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.check.FactsFile;
import dev.openbook.rules.evaluate.CheckedRuleBook;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.StageSchema;
import dev.openbook.rules.parse.DeclaredFact;
import dev.openbook.rules.parse.DeclaredFacts;
import dev.openbook.rules.parse.RuleFile;
import dev.openbook.rules.parse.RuleSource;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.table.DecisionTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks rules about facts that somebody wrote down, or about one model, and explains every rule: what it says, why, and what it
 * does not know. For people who write rules; nothing is admitted or refused by it. Thread-safe; keeps nothing open.
 */
public final class RuleExplainer {
    private final RuleSetFiles loaded;
    private final RuleSettings settings;

    private RuleExplainer(RuleSetFiles loaded, RuleSettings settings) {
        this.loaded = loaded;
        this.settings = settings;
    }

    /**
     * Loads files and folders.
     *
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} with all problems of all files
     */
    public static RuleExplainer load(List<Path> filesOrFolders, RuleSettings settings) {
        RuleSetFiles files = RuleSetFiles.load(filesOrFolders);
        files.orThrow();
        return new RuleExplainer(files, settings.explainingAll());
    }

    /** The stages for which there are sets or tables, in order. */
    public Set<RuleStage> stages() {
        Stream<RuleStage> ofTables = loaded.tables().stream().map(table -> RuleStage.BUSINESS);
        return Stream.concat(loaded.sets().stream().map(set -> set.set().stage()), ofTables)
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What the sets of the stage admission say of a model, where no lock file is in use.
     *
     * @param model what inspection found out
     */
    public RuleExplanation model(ModelProvenance model) {
        List<RuleSetFiles.Loaded> asked = of(RuleStage.ADMISSION);
        return new RuleExplanation(book(asked, List.of(), settings).admit(model), files(asked), Map.of());
    }

    /**
     * What the sets of a stage say of the facts in a file, YAML or JSON, which names them by group as rules do. Of the
     * environment, what the settings say goes before what the file says.
     *
     * @throws OpenbookException {@link FailureCode#ARGUMENT_INVALID} with the places of facts that there are not, or that are of
     *     another type
     */
    public RuleExplanation facts(RuleStage stage, Path file) {
        List<RuleSetFiles.Loaded> asked = of(stage);
        Map<String, Object> facts = read(stage, asked, file);
        Map<String, Object> environment = environment(facts);
        if (stage == RuleStage.BUSINESS) {
            return business(asked, facts, environment);
        }
        facts.put("env", environment);
        return new RuleExplanation(book(asked, List.of(), settings).decide(stage, facts), files(asked), Map.of());
    }

    private List<RuleSetFiles.Loaded> of(RuleStage stage) {
        return loaded.sets().stream().filter(set -> set.set().stage() == stage).toList();
    }

    private static CheckedRuleBook book(List<RuleSetFiles.Loaded> asked, List<DecisionTable> tables, RuleSettings settings) {
        return new CheckedRuleBook(asked.stream().map(RuleSetFiles.Loaded::set).toList(), tables, RuleBooks.asking(settings));
    }

    private static Map<String, String> files(List<RuleSetFiles.Loaded> asked) {
        Map<String, String> files = new LinkedHashMap<>();
        asked.forEach(set -> files.put(set.set().label(), set.file()));
        return files;
    }

    private Map<String, Object> read(RuleStage stage, List<RuleSetFiles.Loaded> asked, Path file) {
        Map<String, FactType> groups = new LinkedHashMap<>(StageSchema.of(stage));
        if (stage == RuleStage.BUSINESS) {
            groups.putAll(declared(asked).roots());
        }
        RuleSource source = RuleFile.open(file);
        return new LinkedHashMap<>(FactsFile.read(source, groups).orElseThrow(() -> new OpenbookException(
                FailureCode.ARGUMENT_INVALID, "The facts cannot be used.\n"
                        + source.problems().stream().map(RuleProblem::toString).collect(Collectors.joining("\n")))));
    }

    /** The facts that any of several sets declares; of two declarations of one name the first. */
    private DeclaredFacts declared(List<RuleSetFiles.Loaded> asked) {
        Map<String, DeclaredFact> facts = new LinkedHashMap<>();
        Stream.concat(asked.stream().map(set -> set.set().facts()), loaded.tables().stream().map(table -> table.table().facts()))
                .flatMap(declared -> declared.all().stream())
                .forEach(fact -> facts.putIfAbsent(fact.name(), fact));
        return new DeclaredFacts(new ArrayList<>(facts.values()));
    }

    private Map<String, Object> environment(Map<String, Object> facts) {
        Map<String, Object> environment = new LinkedHashMap<>();
        if (facts.get("env") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> environment.put(String.valueOf(name), value));
        }
        settings.environment().ifPresent(name -> environment.put("name", name));
        if (!settings.values().isEmpty()) {
            environment.put("values", settings.values());
        }
        return environment;
    }

    private RuleExplanation business(List<RuleSetFiles.Loaded> asked, Map<String, Object> facts, Map<String, Object> environment) {
        CheckedRuleBook book = book(asked, loaded.decisionTables(), in(environment));
        Map<String, Object> given = new LinkedHashMap<>(facts);
        given.remove("env");
        Map<String, String> files = files(asked);
        loaded.tables().forEach(table -> files.put(table.table().label(), table.file()));
        Map<String, BusinessDecision> decisions = new LinkedHashMap<>();
        Stream.concat(
                        asked.stream().map(set -> set.set().identity()), loaded.tables().stream().map(table -> table.table().identity()))
                .forEach(identity -> decisions.put(identity.name(), book.decide(identity.name(), RuleInput.of(given))));
        Decision together = Decision.of(
                RuleStage.BUSINESS,
                decisions.values().stream().flatMap(decided -> decided.decision().results().stream()).toList(),
                decisions.values().stream().flatMap(decided -> decided.decision().ruleSets().stream()).toList());
        return new RuleExplanation(together, files, decisions);
    }

    private RuleSettings in(Map<String, Object> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        if (environment.get("values") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
        }
        Optional<String> name = Optional.ofNullable(environment.get("name")).map(String::valueOf);
        return new RuleSettings(name, values, settings.mode(), settings.explainAll(), settings.nanoTime());
    }
}
