package dev.openbook.cli;

import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Json;
import picocli.CommandLine;

/** Turns an exception into one clear sentence and an exit code. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {
    private final Terminal terminal;

    FailureHandler(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
        CommandLine.ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        String code;
        String message;
        int exitCode;
        if (failure instanceof OpenbookException known) {
            code = known.code().name();
            message = String.valueOf(known.getMessage());
            exitCode = ExitCode.of(known.code());
        } else if (failure instanceof IllegalArgumentException wrong) {
            code = "ARGUMENT_INVALID";
            message = String.valueOf(wrong.getMessage());
            exitCode = ExitCode.USAGE;
        } else {
            code = "UNEXPECTED";
            message = "Something went wrong that should not have (" + failure.getClass().getSimpleName()
                    + "). Run the command again with --debug and report what it prints.";
            exitCode = ExitCode.FAILURE;
        }
        if (command.hasMatchedOption("--json")) {
            Output.print(terminal, error(code, message));
        } else {
            terminal.remark(terminal.wrapped("Sorry: " + Shown.lines(message), ""));
        }
        if (command.hasMatchedOption("--debug")) {
            failure.printStackTrace(terminal.err());
        }
        return exitCode;
    }

    static Json error(String code, String message) {
        return Json.object()
                .with("error", Json.object().with("code", code).with("message", message));
    }
}
