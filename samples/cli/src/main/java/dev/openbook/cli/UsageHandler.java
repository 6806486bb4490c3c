package dev.openbook.cli;

import java.util.Arrays;
import picocli.CommandLine;

/** Says what was wrong with the words of a command, and where the right ones stand. */
final class UsageHandler implements CommandLine.IParameterExceptionHandler {
    private final Terminal terminal;

    UsageHandler(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String message = String.valueOf(wrong.getMessage());
        if (Arrays.asList(arguments).contains("--json")) {
            Output.print(terminal, FailureHandler.error("USAGE", message));
        } else {
            terminal.remark(Shown.lines(message));
            CommandLine.UnmatchedArgumentException.printSuggestions(wrong, terminal.err());
            terminal.remark("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }
}
