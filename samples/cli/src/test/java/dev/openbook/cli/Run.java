package dev.openbook.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One run of the command line within the test's own process. */
record Run(int exitCode, String out, String err) {

    static Run of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 100);
        int exitCode = Main.commandLine(terminal).execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** The one JSON document on standard output. */
    JsonNode json() {
        return new ObjectMapper().readTree(out);
    }

    /** The folder of the samples, wherever the tests run. */
    static Path samples() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("samples/openbook"))) {
            folder = folder.getParent();
        }
        return folder.resolve("samples");
    }

    static Path documents() {
        return samples().resolve("documents");
    }
}
