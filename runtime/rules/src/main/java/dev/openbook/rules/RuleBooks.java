package dev.openbook.rules;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.rule.RuleBook;
import dev.openbook.rules.evaluate.Asking;
import dev.openbook.rules.evaluate.CheckedRuleBook;
import dev.openbook.rules.facts.StageFacts;
import dev.openbook.rules.problem.RuleProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Loads rule sets.
 *
 * {@snippet :
 * RuleBook rules = RuleBooks.load(Path.of("rules"));
 * Decision decision = rules.admit(model.provenance());
 * }
 *
 * <p>All methods are thread-safe and keep nothing open. Loading costs about a millisecond for each expression; the first
 * time in a process it also loads the expression engine, which takes about a second on two cores. Files are untrusted: at
 * most 1 MiB and 500 rules each, 100 files in a folder, and no expression that could run for long.
 */
public final class RuleBooks {
    private RuleBooks() {}

    /**
     * Loads one rule file, or all {@code *.yaml} and {@code *.yml} files of a folder in the order of their names; folders
     * within it are not entered.
     *
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} with all problems of all files; nothing is loaded then
     */
    public static RuleBook load(Path fileOrFolder) {
        return load(List.of(fileOrFolder), RuleSettings.standard());
    }

    /**
     * Loads several files or folders into one book; see {@link #load(Path)}.
     *
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} with all problems of all files; nothing is loaded then
     */
    public static RuleBook load(List<Path> filesOrFolders, RuleSettings settings) {
        return book(RuleSetFiles.load(filesOrFolders), settings);
    }

    /**
     * Reads a rule set from a text.
     *
     * @param name what messages call it
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} with all problems
     */
    public static RuleBook parse(String name, String yaml) {
        return parse(name, yaml, RuleSettings.standard());
    }

    /**
     * Reads a rule set from a text, to be used as settings say; see {@link #parse(String, String)}.
     *
     * @throws OpenbookException {@link FailureCode#RULES_INVALID} with all problems
     */
    public static RuleBook parse(String name, String yaml, RuleSettings settings) {
        return book(RuleSetFiles.parse(name, yaml), settings);
    }

    /**
     * Loads the expression engine ahead of its first use, which takes about a second of class loading, while something else goes
     * on, such as a model being read. Nobody has to wait for it: rules that are loaded meanwhile only take their part of the
     * loading themselves.
     *
     * @param executor runs it; no other thread is used
     * @return done when the engine is warm
     */
    public static CompletableFuture<Void> warmUp(Executor executor) {
        return CompletableFuture.runAsync(WarmUp::run, executor);
    }

    /**
     * A book that is loaded on an executor while the caller goes on, such as to open an inference engine and read a model. Whoever
     * asks the book first waits until it is loaded, or loads it if the executor has not begun. Afterwards the executor goes on to
     * load what the engine needs for asking. No other thread is used.
     *
     * @param loading loads it, such as {@code () -> RuleBooks.load(paths, settings)}; its failures, such as {@code RULES_INVALID},
     *     meet everyone who asks the book anything
     * @return the book; every method of it may have to wait, a second or two when the process uses the engine for the first time
     */
    public static RuleBook loadOn(Executor executor, Supplier<RuleBook> loading) {
        return LoadingRuleBook.on(executor, loading);
    }

    /** The problems that loading would fail with; none if it would not. */
    public static List<RuleProblem> check(Path fileOrFolder) {
        return RuleSetFiles.load(List.of(fileOrFolder)).problems();
    }

    private static CheckedRuleBook book(RuleSetFiles files, RuleSettings settings) {
        return new CheckedRuleBook(files.orThrow(), files.decisionTables(), asking(settings));
    }

    static Asking asking(RuleSettings settings) {
        Map<String, Object> environment = StageFacts.environment(settings.environment(), settings.values());
        return new Asking(environment, settings.clock(), settings.mode(), settings.explainAll(), settings.nanoTime());
    }
}
