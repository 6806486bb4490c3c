package dev.openbook.cli;

import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import picocli.CommandLine.Option;

/** Options that every command has; some are read by picocli and the handlers only. */
@SuppressWarnings("UnusedVariable")
final class Output {
    @Option(names = "--json", description = "Print one JSON document and nothing else on standard output.")
    private boolean json;

    @Option(names = "--debug", description = "Show stack traces and the log of the libraries beneath.")
    private boolean debug;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean json() {
        return json;
    }

    static void print(Terminal terminal, Json document) {
        terminal.out().println(CanonicalJson.write(document));
    }
}
