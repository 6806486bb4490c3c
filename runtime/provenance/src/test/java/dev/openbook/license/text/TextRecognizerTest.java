package dev.openbook.license.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.inspect.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts here are of licences that permit their texts to be copied, or so short that nothing else names them. */
class TextRecognizerTest {
    static final String MIT = """
            MIT License

            Copyright (c) 2031 Nobody in Particular

            Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
            documentation files (the "Software"), to deal in the Software without restriction, including without limitation
            the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
            to permit persons to whom the Software is furnished to do so, subject to the following conditions:

            The above copyright notice and this permission notice shall be included in all copies or substantial portions of
            the Software.

            THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
            THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
            AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
            CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
            IN THE SOFTWARE.
            """;
    static final String ISC = """
            ISC License

            Copyright (c) 2030, A. Person

            Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
            granted, provided that the above copyright notice and this permission notice appear in all copies.

            THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING
            ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL,
            DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
            WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE
            OR PERFORMANCE OF THIS SOFTWARE.
            """;
    static final String BSD_TWO = """
            Copyright (c) 2029, Somebody
            All rights reserved.

            Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
            following conditions are met:

            1. Redistributions of source code must retain the above copyright notice, this list of conditions and the
               following disclaimer.
            2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the
               following disclaimer in the documentation and/or other materials provided with the distribution.
            """;
    static final String BSD_THIRD = """
            3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote
               products derived from this software without specific prior written permission.
            """;
    static final String BSD_END = """

            THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
            INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
            DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
            SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
            SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
            WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE
            USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
            """;

    private static final TextRecognizer RECOGNIZER = new TextRecognizer(PublishedTexts.standard());

    private static List<String> licenses(String text) {
        return RECOGNIZER.recognize(text).licenses().stream().map(license -> license.identifiers().getFirst()).toList();
    }

    @Test
    void short_licences_that_resemble_each_other_are_told_apart() {
        assertThat(licenses(MIT)).containsExactly("MIT");
        assertThat(licenses(ISC)).containsExactly("ISC");
        assertThat(licenses(BSD_TWO + BSD_END)).containsExactly("BSD-2-Clause");
        assertThat(licenses(BSD_TWO + BSD_THIRD + BSD_END)).containsExactly("BSD-3-Clause");
    }

    @Test
    void line_ends_case_marks_years_and_names_do_not_count() {
        String comment = Arrays.stream(MIT.replace("2031 Nobody in Particular", "1999-2002, 2026 Ünal & Sons, Inc. <a@b.example>")
                        .toUpperCase(Locale.ROOT)
                        .split("\n"))
                .map(line -> " * " + line)
                .collect(Collectors.joining("\r\n"));

        assertThat(licenses(comment)).containsExactly("MIT");
        assertThat(licenses(MIT.replaceAll("\\s+", " "))).as("all on one line").containsExactly("MIT");
        assertThat(licenses((BSD_TWO + BSD_THIRD + BSD_END).replace("3. Neither", "   * Neither").replace("copyright holder nor", "University of Somewhere nor")))
                .containsExactly("BSD-3-Clause");
    }

    @Test
    void two_licences_in_one_file_are_both_found() {
        assertThat(licenses("Either of these:\n\n" + MIT + "\n----\n" + BSD_TWO + BSD_THIRD + BSD_END))
                .containsExactlyInAnyOrder("MIT", "BSD-3-Clause");
        assertThat(licenses(ISC + "\n" + MIT)).containsExactlyInAnyOrder("MIT", "ISC");
    }

    @Test
    void a_text_cut_short_is_not_the_licence() {
        assertThat(licenses(MIT.substring(0, MIT.length() / 2))).isEmpty();
        assertThat(licenses(MIT.substring(0, MIT.indexOf("THE SOFTWARE IS")))).doesNotContain("MIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "MIT", "All rights reserved.", "You may use this model for research. Ask us for anything else.",
        "This product is licensed under the Apache License, Version 2.0; see https://www.apache.org/licenses/LICENSE-2.0"
    })
    void what_is_no_licence_text_is_none(String text) {
        assertThat(licenses(text)).isEmpty();
    }

    @Test
    void a_section_number_without_end_is_no_trouble() {
        assertThat(licenses("1.".repeat(120_000) + "\n" + MIT)).containsExactly("MIT");
    }

    @Test
    void words_that_hold_something_back_are_noticed() {
        Recognition limited = RECOGNIZER.recognize(MIT + "\nThe Software may be used for non-commercial purposes only.\n");

        assertThat(limited.licenses()).hasSize(1);
        assertThat(limited.reservation()).contains("noncommercial");
        assertThat(RECOGNIZER.recognize(MIT).reservation()).isEmpty();
        assertThat(RECOGNIZER.recognize(MIT).rest()).isEmpty();
    }

    @Test
    void words_that_a_published_text_may_have_besides_are_not_too_many() {
        assertThat(besides("MIT", 50).muchBesides()).isFalse();
        assertThat(besides("MIT", 51).muchBesides()).isTrue();
        assertThat(besides("LGPL-3.0-only", 61).muchBesides()).as("the LGPL with the GPL behind it").isFalse();
        assertThat(besides("ODbL-1.0", 701).muchBesides()).as("with its preamble").isFalse();
        assertThat(besides("ODbL-1.0", 752).muchBesides()).isTrue();
    }

    private static Recognition besides(String identifier, int words) {
        return new Recognition(
                List.of(new RecognizedLicense(List.of(identifier), 1, 1, true, List.of())), Collections.nCopies(words, "word"), List.of());
    }

    @Test
    void the_texts_name_their_source_and_what_they_cannot_tell_apart() {
        PublishedTexts texts = PublishedTexts.standard();

        assertThat(texts.listVersion()).isEqualTo("3.28.0");
        assertThat(texts.listDate()).startsWith("2026-02-20");
        assertThat(texts.all()).hasSizeGreaterThan(650);
        assertThat(texts.all().stream().filter(one -> one.identifiers().contains("GPL-3.0-or-later")).findFirst().orElseThrow().identifiers())
                .as("the text does not say \"or later\", so the one that grants less comes first")
                .containsExactly("GPL-3.0-only", "GPL-3.0-or-later");
    }

    @Test
    void only_a_text_that_is_there_word_for_word_is_whole() {
        assertThat(RECOGNIZER.recognize(MIT).licenses()).singleElement().satisfies(found -> assertThat(found.whole()).isTrue());
        RecognizedLicense changed = RECOGNIZER.recognize(MIT.replace("without restriction", "without any restriction but good taste"))
                .licenses().getFirst();

        assertThat(changed.whole()).isFalse();
        assertThat(changed.identifiers()).containsExactly("MIT");
        assertThat(changed.differences().stream().map(Difference::inPlainWords)).containsExactly(
                "\"any\" was added after \"without\"", "\"but good taste\" were added after \"restriction\"");
    }

    @Test
    void a_sentence_does_not_hide_where_a_name_may_stand() {
        assertThat(RECOGNIZER.recognize(MIT.replace("AUTHORS OR COPYRIGHT HOLDERS BE", "ACME GMBH AND CO KG BE"))
                .licenses().getFirst().whole()).as("another name").isTrue();
        assertThat(RECOGNIZER.recognize(MIT.replace("COPYRIGHT HOLDERS BE", "COPYRIGHT HOLDERS, WHO DO NOT PERMIT SALE, BE"))
                .licenses().getFirst().whole()).isFalse();
        assertThat(RECOGNIZER.recognize(MIT.replace("2031 Nobody in Particular", "2031 Nobody. Not to be sold."))
                .rest()).contains("not", "to", "be", "sold");
    }

    @ParameterizedTest
    @CsvSource({
        "Apache-2.0,Apache-2.0", "GPL-2,GPL-2.0-only", "GPL-3,GPL-3.0-only", "LGPL-2.1,LGPL-2.1-only", "LGPL-3,LGPL-3.0-only",
        "MPL-2.0,MPL-2.0", "CC0-1.0,CC0-1.0", "GFDL-1.3,GFDL-1.3-only", "Artistic,Artistic-1.0-Perl"
    })
    void texts_that_debian_ships(String file, String identifier) throws IOException {
        Path text = Path.of("/usr/share/common-licenses").resolve(file);
        Assumptions.assumeTrue(Files.isRegularFile(text), "skipped: " + text + " is not on this machine");

        assertThat(licenses(Files.readString(text))).containsExactly(identifier);
    }

    @Test
    void a_published_licence_file() throws IOException {
        assertThat(licenses(Files.readString(SharedData.find("data/mof/LICENSE.txt")))).containsExactly("MIT");
    }
}
