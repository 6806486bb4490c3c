package dev.openbook.license.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.json.InvalidJsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LicenseTemplateTest {

    @Test
    void a_template_says_what_may_be_missing_and_what_may_be_replaced() {
        List<TextPart> parts = new LicenseTemplate(
                "X",
                "<<beginOptional>>The X License<<endOptional>><<var;name=\"copyright\";original=\"Copyright <year>\";match=\".{0,5000}\">>"
                        + "one two <<var;name=\"a\";original=\"six seven\";match=\".+\">> three\n<<var;name=\"bullet\";original=\"1.\";"
                        + "match=\".{0,20}\">> four <<var;name=\"b\";original=\"is\";match=\"is|are\">>. All rights reserved.",
                "").parts();

        assertThat(parts).containsExactly(
                new TextPart.Maybe(List.of(new TextPart.Words(List.of("the", "x", "license")))),
                new TextPart.Replaceable(TextPart.Place.NOTICE, "", List.of("copyright", "year")),
                new TextPart.Words(List.of("one", "two")),
                new TextPart.Replaceable(TextPart.Place.NAME, "", List.of("six", "seven")),
                new TextPart.Words(List.of("three")),
                new TextPart.Replaceable(TextPart.Place.BULLET, "", List.of("1")),
                new TextPart.Words(List.of("four")),
                new TextPart.Replaceable(TextPart.Place.PATTERN, "is|are", List.of("is")),
                new TextPart.Replaceable(TextPart.Place.PASSABLE, "", List.of("all", "rights", "reserved")));
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        List<TextPart> parts = List.of(
                new TextPart.Maybe(List.of(new TextPart.Words(List.of("a")), new TextPart.Maybe(List.of(new TextPart.Words(List.of("b")))))),
                new TextPart.Replaceable(TextPart.Place.PATTERN, "x|y", List.of("x")),
                new TextPart.Words(List.of("c", "a")));
        TextsFileWriter writer = new TextsFileWriter();
        writer.add("X", parts);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write("1", "today", new DataOutputStream(bytes));
        TextsFile read = TextsFile.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.listVersion()).isEqualTo("1");
        assertThat(read.forms()).singleElement().satisfies(form -> {
            assertThat(form.identifier()).isEqualTo("X");
            assertThat(form.parts()).isEqualTo(parts);
        });
    }

    /** The published list gives the committed file, and each of its texts is that licence and no other, word for word. */
    @Test
    void the_published_list_gives_the_committed_file_and_each_of_its_texts_is_itself() throws IOException, InvalidJsonException {
        Path jar = Path.of(System.getProperty("user.home"))
                .resolve(".m2/repository/org/spdx/java-spdx-library/2.0.4/java-spdx-library-2.0.4.jar");
        Assumptions.assumeTrue(Files.isRegularFile(jar), "skipped: the SPDX list is not on this machine as " + jar.getFileName());
        try (InputStream committed = PublishedTexts.class.getResourceAsStream("texts.bin")) {
            assertThat(RefreshTexts.make(jar)).isEqualTo(committed.readAllBytes());
        }
        TextRecognizer recognizer = new TextRecognizer(PublishedTexts.standard());
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            List<LicenseTemplate> texts = RefreshTexts.templates(files.getPath("resources/stdlicenses"));
            assertThat(texts).hasSizeGreaterThan(650).allSatisfy(license ->
                    assertThat(recognizer.recognize(license.text()).licenses())
                            .as(license.identifier())
                            .singleElement()
                            .satisfies(found -> assertThat(found.identifiers()).contains(license.identifier()))
                            .satisfies(found -> assertThat(found.whole()).isTrue()));
        }
    }
}
