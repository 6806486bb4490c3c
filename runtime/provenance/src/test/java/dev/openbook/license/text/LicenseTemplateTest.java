package dev.openbook.license.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.json.InvalidJsonException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LicenseTemplateTest {

    @Test
    void what_may_be_replaced_or_left_out_is_not_asked_for() {
        Fingerprint fingerprint = new LicenseTemplate(
                "X",
                "<<beginOptional>>The X License of old<<endOptional>>one two three four five <<var;name=\"a\";original=\"six seven\";"
                        + "match=\".+\">> eight nine ten eleven twelve\nthirteen fourteen fifteen",
                "The X License of old one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen").fingerprint();

        assertThat(fingerprint.required()).containsExactly(sorted(
                "one two three four", "two three four five", "eight nine ten eleven", "nine ten eleven twelve",
                "ten eleven twelve thirteen", "eleven twelve thirteen fourteen", "twelve thirteen fourteen fifteen"));
        assertThat(fingerprint.allowed()).contains(WordRuns.of(List.of("four", "five", "six", "seven")));
        assertThat(fingerprint.sample()).isZero();
    }

    private static int[] sorted(String... runs) {
        return Stream.of(runs).mapToInt(run -> WordRuns.of(List.of(run.split(" ")))[0]).sorted().toArray();
    }

    /** The published list gives the committed fingerprints, and each of its texts is recognised by them. */
    @Test
    void the_published_texts_give_the_committed_fingerprints_and_are_recognised() throws IOException, InvalidJsonException {
        Path jar = Path.of(System.getProperty("user.home"))
                .resolve(".m2/repository/org/spdx/java-spdx-library/2.0.4/java-spdx-library-2.0.4.jar");
        Assumptions.assumeTrue(Files.isRegularFile(jar), "skipped: the SPDX list is not on this machine as " + jar.getFileName());
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        RefreshFingerprints.read(jar).write(new DataOutputStream(made));
        try (InputStream committed = Fingerprints.class.getResourceAsStream("fingerprints.bin")) {
            assertThat(made.toByteArray()).isEqualTo(committed.readAllBytes());
        }
        TextRecognizer recognizer = new TextRecognizer(Fingerprints.standard());
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            List<LicenseTemplate> texts = RefreshFingerprints.templates(files.getPath("resources/stdlicenses"));
            assertThat(texts).hasSizeGreaterThan(650).allSatisfy(license ->
                    assertThat(recognizer.recognize(license.text()).licenses())
                            .as(license.identifier())
                            .singleElement()
                            .satisfies(found -> assertThat(found.identifiers()).contains(license.identifier())));
        }
    }
}
