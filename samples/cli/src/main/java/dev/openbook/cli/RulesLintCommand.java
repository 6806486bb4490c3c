package dev.openbook.cli;

import dev.openbook.rules.RuleLint;
import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Severity;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is wrong with rule files. */
@Command(
        name = "lint",
        description = "Say what is wrong with rule files, each problem with its place. Errors keep a file from being loaded; warnings point"
                + " at what is allowed and yet cannot be meant, such as a condition that is always true.",
        footer = {
            "",
            "Example:",
            "  samples/openbook rules lint samples/rules/open-licences-only",
            "",
            "Exit code 4 if there is an error; with --strict, if there is a warning."
        })
final class RulesLintCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleFiles files;

    @Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    RulesLintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<RuleProblem> problems = RuleLint.check(files.existing());
        int errors = Math.toIntExact(problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count());
        if (output.json()) {
            Output.print(terminal, json(problems, errors));
        } else {
            print(problems, errors);
        }
        return errors > 0 || (strict && !problems.isEmpty()) ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private static Json json(List<RuleProblem> problems, int errors) {
        return Json.object()
                .with("problems", Json.array(problems.stream().map(RulesLintCommand::json).toList()))
                .with("errors", errors)
                .with("warnings", problems.size() - errors);
    }

    private static Json json(RuleProblem problem) {
        return Json.object()
                .with("file", problem.file())
                .with("line", problem.line())
                .with("column", problem.column())
                .with("code", problem.code().name())
                .with("severity", word(problem))
                .with("message", problem.message());
    }

    private static String word(RuleProblem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }

    private void print(List<RuleProblem> problems, int errors) {
        for (RuleProblem problem : problems) {
            String place = problem.file() + ":" + problem.line() + ":" + problem.column() + ":";
            terminal.out().println(terminal.bold(Shown.words(place)) + " " + word(problem) + ": " + problem.code().name());
            terminal.out().println(terminal.wrapped(Shown.words(problem.message()), "  "));
            problem.snippet().lines().forEach(line -> terminal.out().println(terminal.faint(Shown.words(line))));
            terminal.out().println();
        }
        int warnings = problems.size() - errors;
        terminal.out().println(problems.isEmpty()
                ? "Nothing is wrong." : Counted.of(errors, "error") + ", " + Counted.of(warnings, "warning") + ".");
    }
}
