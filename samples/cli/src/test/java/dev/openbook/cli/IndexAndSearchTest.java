package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class IndexAndSearchTest {
    @TempDir
    Path folder;

    private Path documents;
    private String library;

    @BeforeEach
    void writeDocuments() throws Exception {
        documents = Files.createDirectories(folder.resolve("documents/minutes")).getParent();
        library = folder.resolve("library").toString();
        Files.writeString(documents.resolve("policy.md"), """
                # Travel policy

                ## Mileage

                Staff are paid 58 cents for each mile they drive on business.

                ## Meals

                Meals are paid at cost, up to 45 dollars a day.
                """);
        Files.writeString(documents.resolve("minutes/march.txt"), "The board met on March 3. It approved the new roof.\n");
        Files.writeString(documents.resolve("about.html"), "<html><body><nav>Home</nav><h1>About us</h1><p>We mend bicycles.</p></body></html>");
    }

    private JsonNode index(String... more) {
        String[] arguments = {"index", library, "--documents", documents.toString(), "--json"};
        String[] all = Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
        Run run = Run.of(all);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run.json();
    }

    @Test
    void aLibraryFollowsItsFolder() throws Exception {
        assertThat(index().get("added").asInt()).isEqualTo(3);
        assertThat(index().get("unchanged").asInt()).isEqualTo(3);

        Files.writeString(documents.resolve("policy.md"), "# Travel policy\n\nNobody travels any more.\n");
        Files.delete(documents.resolve("about.html"));
        Files.writeString(documents.resolve("new.txt"), "The new printer stands on the second floor.\n");
        JsonNode report = index();

        assertThat(report.get("added").asInt()).isEqualTo(1);
        assertThat(report.get("changed").asInt()).isEqualTo(1);
        assertThat(report.get("removed").asInt()).isEqualTo(1);
        assertThat(report.get("unchanged").asInt()).isEqualTo(1);
        assertThat(documentsFound("bicycles", "lexical")).isEmpty();
        assertThat(documentsFound("printer", "hybrid").getFirst()).isEqualTo("new.txt");
    }

    @Test
    void passagesAreFoundByWordsAndByMeaning() {
        index();
        assertThat(documentsFound("mileage", "lexical").getFirst()).isEqualTo("policy.md");
        assertThat(documentsFound("reimbursement for using your own car", "semantic").getFirst()).isEqualTo("policy.md");
        assertThat(documentsFound("repairing bikes", "hybrid").getFirst()).isEqualTo("about.html");
    }

    @Test
    void aHitSaysExactlyWhereItStands() throws Exception {
        index();
        JsonNode hit = Run.of("search", library, "cents for each mile", "--json").json().get("hits").get(0);

        assertThat(hit.get("rank").asInt()).isEqualTo(1);
        assertThat(hit.get("document").asString()).isEqualTo("policy.md");
        assertThat(hit.get("page").isNull()).isTrue();
        assertThat(hit.get("heading").asString()).isEqualTo("Travel policy › Mileage");
        assertThat(hit.get("text").asString()).contains("58 cents");
        assertThat(hit.get("end").asInt() - hit.get("start").asInt()).isEqualTo(hit.get("text").asString().length());
        assertThat(hit.get("scores").get("lexical").asDouble()).isPositive();
        assertThat(hit.get("scores").get("semantic").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void aSearchCanBeNarrowed() {
        index();
        List<String> found = documentsFound("board roof policy bicycles", "hybrid", "--filter", "folder=minutes");
        assertThat(found).containsOnly("minutes/march.txt");
        assertThat(documentsFound("board", "hybrid", "--filter", "type=md")).containsOnly("policy.md");
    }

    @Test
    void topicsGiveATrecRun() throws Exception {
        index();
        Path topics = Files.writeString(folder.resolve("topics.tsv"), "q1\tmileage\nq2\troof of the board\n");
        Path run = folder.resolve("run.txt");

        Run done = Run.of("search", library, "--queries", topics.toString(), "--run", run.toString(), "--json");

        assertThat(done.json().get("topics").asInt()).isEqualTo(2);
        assertThat(Files.readAllLines(run).getFirst()).matches("q1 Q0 policy\\.md 1 \\d+\\.\\d{6} openbook");
        assertThat(Files.readAllLines(run)).anyMatch(line -> line.startsWith("q2 Q0 minutes/march.txt 1 "));
    }

    @Test
    void aTrecRunKeepsItsColumnsAndItsDocumentsApart() throws Exception {
        Files.writeString(documents.resolve("a roof.txt"), "The roof of the barn leaks.\n");
        Files.writeString(documents.resolve("a_roof.txt"), "The roof of the barn leaks.\n");
        index("--no-embedding");
        Path topics = Files.writeString(folder.resolve("topics.tsv"), "q1\troof of the barn\n");
        Path run = folder.resolve("run.txt");
        Run.of("search", library, "--mode", "lexical", "--queries", topics.toString(), "--run", run.toString());
        assertThat(Files.readString(run)).doesNotContain("\r");
        assertThat(Files.readAllLines(run)).allMatch(line -> line.split(" ").length == 6);
        assertThat(Files.readAllLines(run)).filteredOn(line -> line.contains(" a_roof.txt ")).hasSize(2);

        Files.writeString(topics, "q 1\troof\n");
        Run wrong = Run.of("search", library, "--mode", "lexical", "--queries", topics.toString(), "--run", run.toString());
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("Line 1", "without spaces");
    }

    @Test
    void anImpossibleNumberOfPassagesIsRefusedBeforeAnythingIsRead() {
        Run ask = Run.of("ask", "--documents", documents.toString(), "--k", "0", "--json", "Who pays?");
        assertThat(ask.exitCode()).isEqualTo(2);
        assertThat(ask.json().get("error").get("message").asString()).contains("1 to 1000 passages, not 0");
    }

    @Test
    void aLibraryOfWordsAloneNeedsNoModel() {
        index("--no-embedding");
        assertThat(documentsFound("mileage", "hybrid").getFirst()).isEqualTo("policy.md");
        Run semantic = Run.of("search", library, "mileage", "--mode", "semantic", "--json");
        assertThat(semantic.exitCode()).isEqualTo(1);
        assertThat(semantic.json().get("error").get("message").asString()).containsIgnoringCase("embedding");
        JsonNode answer = Run.of("ask", "--library", library, "--json", "How many cents for each mile?").json();
        assertThat(answer.get("answer").asString()).contains("58 cents");
    }

    private List<String> documentsFound(String query, String mode, String... more) {
        String[] first = {"search", library, query, "--mode", mode, "--json"};
        String[] all = Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
        Run run = Run.of(all);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return StreamSupport.stream(run.json().get("hits").spliterator(), false)
                .map(hit -> hit.get("document").asString())
                .toList();
    }
}
