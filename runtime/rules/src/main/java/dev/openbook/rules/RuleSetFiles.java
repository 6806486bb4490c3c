package dev.openbook.rules;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.rules.check.CheckedRuleSet;
import dev.openbook.rules.check.RuleSetChecker;
import dev.openbook.rules.parse.RuleDocument;
import dev.openbook.rules.parse.RuleFile;
import dev.openbook.rules.parse.RuleSetDocument;
import dev.openbook.rules.parse.RuleSource;
import dev.openbook.rules.parse.TableDocument;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import dev.openbook.rules.table.DecisionTable;
import dev.openbook.rules.table.TableChecker;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rule sets of files, as far as they are sound, and the problems of those that are not.
 *
 * @param sets in order
 * @param tables in order
 * @param problems of all files
 */
record RuleSetFiles(List<Loaded> sets, List<LoadedTable> tables, List<RuleProblem> problems) {
    private static final int MAX_FILES = 100;

    /**
     * A set and where it comes from.
     *
     * @param document as it is written
     * @param set the set
     */
    record Loaded(RuleSetDocument document, CheckedRuleSet set) {
        /** The file as it was named. */
        String file() {
            return document.source().file();
        }
    }

    /**
     * A decision table and where it comes from.
     *
     * @param document as it is written
     * @param table the table
     */
    record LoadedTable(TableDocument document, DecisionTable table) {
        /** The file as it was named. */
        String file() {
            return document.source().file();
        }
    }

    /** The tables, sound or not; ask for the sets first. */
    List<DecisionTable> decisionTables() {
        return tables.stream().map(LoadedTable::table).toList();
    }

    /** The sets, if all files are sound: a book with some of its rules missing would be more lenient than its author meant. */
    List<CheckedRuleSet> orThrow() {
        if (problems.isEmpty()) {
            return sets.stream().map(Loaded::set).toList();
        }
        String all = problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n"));
        String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        throw new OpenbookException(
                FailureCode.RULES_INVALID, "The rules have " + count + ", so none of them was loaded.\n" + all);
    }

    static RuleSetFiles load(List<Path> filesOrFolders) {
        List<RuleProblem> problems = new ArrayList<>();
        List<RuleSource> sources = new ArrayList<>();
        for (Path path : filesOrFolders) {
            if (Files.isDirectory(path)) {
                files(path, problems).forEach(file -> sources.add(RuleFile.open(file)));
            } else {
                sources.add(RuleFile.open(path));
            }
        }
        return check(sources, problems);
    }

    static RuleSetFiles parse(String name, String yaml) {
        return check(List.of(RuleFile.of(name, yaml)), new ArrayList<>());
    }

    /** Nothing that looks like a rule file is passed over in silence: a book without it would be more lenient. */
    private static List<Path> files(Path folder, List<RuleProblem> problems) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, RuleSetFiles::isRuleFile)) {
            for (Path file : stream) {
                if (files.size() <= MAX_FILES) {
                    files.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(of(folder, Code.UNREADABLE, "The folder cannot be read. Check its permissions."));
            return List.of();
        }
        if (files.isEmpty()) {
            problems.add(of(folder, Code.UNREADABLE, "The folder itself holds no rule file; folders within it"
                    + " are not entered. Rule files end in"
                    + " .yaml or .yml: name such a file, or the folder that it lies in."));
        }
        if (files.size() > MAX_FILES) {
            problems.add(of(folder, Code.LIMIT, "The folder holds more than " + MAX_FILES + " rule files."));
            return List.of();
        }
        files.sort(Comparator.comparing(file -> String.valueOf(file.getFileName())));
        return files;
    }

    private static boolean isRuleFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !Files.isDirectory(file);
    }

    private static RuleProblem of(Path path, Code code, String message) {
        return new RuleProblem(path.toString(), 1, 1, code, message, "");
    }

    private static RuleSetFiles check(List<RuleSource> sources, List<RuleProblem> problems) {
        List<Loaded> sets = new ArrayList<>();
        List<LoadedTable> tables = new ArrayList<>();
        Map<String, String> files = new HashMap<>();
        for (RuleSource source : sources) {
            Optional<RuleDocument> document = RuleDocument.read(source);
            document.ifPresent(rules -> {
                String earlier = files.putIfAbsent(rules.identity().name(), source.file());
                if (earlier != null) {
                    source.report(rules.namePlace(), Code.DUPLICATE, "There is another rule set called '" + rules.identity().name()
                            + "', in " + earlier + ". Results could not tell them apart; give one another name.");
                }
                switch (rules) {
                    case RuleSetDocument set ->
                        RuleSetChecker.check(set).ifPresent(checked -> sets.add(new Loaded(set, checked)));
                    case TableDocument table ->
                        TableChecker.check(table).ifPresent(checked -> tables.add(new LoadedTable(table, checked)));
                }
            });
            problems.addAll(source.problems());
        }
        return new RuleSetFiles(List.copyOf(sets), List.copyOf(tables), List.copyOf(problems));
    }
}
