package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.RuleLint;
import dev.openbook.rules.RuleTestReport;
import dev.openbook.rules.RuleTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page about writing rules, followed as a new user would: its files are written, its commands run, and what they print is what
 * the page shows. Run with {@code -Dopenbook.golden=write} to write what they print into the page, then read the difference.
 */
class WritingRulesTest {
    private static final String PROMPT = "$ samples/openbook ";

    @TempDir
    Path folder;

    @Test
    void everyCommandPrintsWhatThePageShows() throws Exception {
        Path page = Run.samples().resolve("rules/README.md");
        String shown = Files.readString(page);
        String printed = follow(shown);
        if ("write".equals(System.getProperty("openbook.golden"))) {
            Files.writeString(page, printed);
        }
        assertThat(shown).contains(PROMPT + "rules lint", PROMPT + "rules test", PROMPT + "rules explain");
        assertThat(shown).isEqualTo(printed);
    }

    @Test
    void itsRuleFilesAreSoundAndTheirTestsShowEverything() throws Exception {
        follow(Files.readString(Run.samples().resolve("rules/README.md")));
        List<Path> rules = List.of(folder.resolve("my-rules"));
        assertThat(RuleLint.check(rules)).isEmpty();
        RuleTestReport report = RuleTests.reportWithChanges(rules);
        assertThat(report.passed()).isTrue();
        assertThat(report.gaps()).isEmpty();
        assertThat(report.unnoticed()).isEmpty();
        assertThat(report.coverage()).hasSizeGreaterThan(5);
    }

    /** The page, with what its commands print in the place of what it shows. */
    private String follow(String page) throws Exception {
        StringBuilder followed = new StringBuilder();
        List<String> lines = page.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            followed.append(line).append('\n');
            if (line.startsWith("<!-- file ")) {
                write(line, block(lines, i + 1));
            } else if (line.startsWith("<!-- change ")) {
                change(line);
            } else if (line.equals("```console")) {
                List<String> block = block(lines, i);
                followed.append(console(block));
                i += block.size();
            }
        }
        return followed.toString();
    }

    private void write(String comment, List<String> block) throws IOException {
        Path file = folder.resolve(comment.substring("<!-- file ".length(), comment.indexOf(" -->")));
        Files.createDirectories(file.getParent());
        Files.write(file, block);
    }

    private void change(String comment) throws IOException {
        String[] parts = comment.substring("<!-- change ".length(), comment.lastIndexOf(" -->")).split(": ", 2);
        String[] words = parts[1].split(" -> ", 2);
        Path file = folder.resolve(parts[0]);
        String text = Files.readString(file);
        assertThat(text).contains(words[0]);
        Files.writeString(file, text.replace(words[0], words[1]));
    }

    /** The lines between two fences. */
    private static List<String> block(List<String> lines, int fence) {
        int end = fence + 1;
        while (!lines.get(end).equals("```")) {
            end++;
        }
        return lines.subList(fence + 1, end);
    }

    private String console(List<String> block) throws Exception {
        List<String> commands = block.stream().filter(line -> line.startsWith(PROMPT)).toList();
        List<String> printed = run(commands.stream().map(command -> command.substring(PROMPT.length())).toList());
        StringBuilder console = new StringBuilder();
        for (int i = 0; i < commands.size(); i++) {
            console.append(i == 0 ? "" : "\n").append(commands.get(i)).append('\n').append(printed.get(i).stripTrailing()).append('\n');
        }
        return console.toString();
    }

    private List<String> run(List<String> commands) throws Exception {
        List<String> java = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1",
                PageCommands.class.getName()));
        Process process = new ProcessBuilder(java)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        try (var in = process.getOutputStream()) {
            in.write((String.join("\n", commands) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(folder.resolve("errors.txt"))).isZero();
        return Stream.of(out.split(PageCommands.END)).toList();
    }
}
