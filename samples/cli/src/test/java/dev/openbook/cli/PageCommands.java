package dev.openbook.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs commands, one on each line of standard input, in the folder in which the process was started, and prints what each prints. */
final class PageCommands {
    static final String END = "\u0001";

    private PageCommands() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            Run run = Run.of(command.split(" "));
            out.print(run.out() + run.err() + END);
        }
        out.flush();
    }
}
