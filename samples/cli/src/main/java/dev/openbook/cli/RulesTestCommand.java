package dev.openbook.cli;

import dev.openbook.rules.RuleTestReport;
import dev.openbook.rules.RuleTests;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the tests of rule files. */
@Command(
        name = "test",
        description = "Run the tests that rule files bring along, and say which rules they do not see both holding and refusing.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook rules test samples/rules/open-licences-only",
            "  samples/openbook rules test samples/rules/open-licences-only --mutate --strict",
            "",
            "Exit code 4 if a test fails; with --mutate, if a change to a rule goes unnoticed;"
                    + " with --strict, if a rule is not seen both ways."
        })
final class RulesTestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleFiles files;

    @Option(
            names = "--mutate",
            description = "Change every rule in turn (turn its demand around, apply it elsewhere,"
                    + " let something milder follow) and see whether"
                    + " a test notices.")
    private boolean mutate;

    @Option(names = "--strict", description = "Every rule must be seen both holding and refusing by the tests of its file.")
    private boolean strict;

    RulesTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Path> named = files.existing();
        RuleTestReport report = mutate ? RuleTests.reportWithChanges(named) : RuleTests.report(named);
        if (output.json()) {
            Output.print(terminal, RuleTestJson.of(report));
        } else {
            new RuleTestText(terminal).print(report);
        }
        boolean holds = report.passed() && report.unnoticed().isEmpty() && (!strict || report.gaps().isEmpty());
        return holds ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
