package dev.openbook.cli;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Libraries beneath us log through java.util.logging; a command line speaks for itself unless asked for more.
        Logger.getLogger("").setLevel(Arrays.asList(arguments).contains("--debug") ? Level.INFO : Level.OFF);
        System.exit(commandLine(Terminal.system()).execute(arguments));
    }

    /** The whole command line, writing to a terminal. */
    static CommandLine commandLine(Terminal terminal) {
        CommandLine commandLine = new CommandLine(new OpenbookCommand())
                .addSubcommand(new InspectCommand(terminal))
                .addSubcommand(new MofCommand(terminal))
                .addSubcommand(new CommandLine(new ModelsCommand())
                        .addSubcommand(new ModelsListCommand(terminal))
                        .addSubcommand(new ModelsLockCommand(terminal)))
                .addSubcommand(new CommandLine(new RulesCommand())
                        .addSubcommand(new RulesLintCommand(terminal))
                        .addSubcommand(new RulesTestCommand(terminal))
                        .addSubcommand(new RulesExplainCommand(terminal)))
                .addSubcommand(new BomCommand(terminal))
                .addSubcommand(new SignCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new EmbedCommand(terminal))
                .addSubcommand(new RerankCommand(terminal))
                .addSubcommand(new ClassifyCommand(terminal))
                .addSubcommand(new TagCommand(terminal))
                .addSubcommand(new ReadCommand(terminal))
                .addSubcommand(new TypeCommand(terminal))
                .addSubcommand(new IndexCommand(terminal))
                .addSubcommand(new SearchCommand(terminal))
                .addSubcommand(new AskCommand(terminal))
                .addSubcommand(new GenerateCommand(terminal))
                .addSubcommand(new ScoreCommand(terminal))
                .addSubcommand(new TokenizeCommand(terminal))
                .addSubcommand(new TemplateCommand(terminal));
        commandLine.setOut(terminal.out());
        commandLine.setErr(terminal.err());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(new FailureHandler(terminal));
        commandLine.setParameterExceptionHandler(new UsageHandler(terminal));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commandLine.setUsageHelpWidth(100);
        return commandLine;
    }
}
