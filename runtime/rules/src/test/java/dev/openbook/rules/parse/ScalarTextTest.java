package dev.openbook.rules.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.value.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTextTest {

    /** In each of these the word that is looked for stands once in the value and once in the file. */
    @ParameterizedTest
    @ValueSource(strings = {
        "k: a model.NOPE b",
        "k: 'a model.NOPE b'",
        "k: 'it''s model.NOPE'",
        "k: \"a \\\" \\u00e4\\x41 model.NOPE\"",
        "k: \"a\\n\\n b\\tmodel.NOPE\"",
        "k: !!str model.NOPE",
        "k: &anchor \"a model.NOPE\"",
        "k: &anchor !!str 'a model.NOPE'",
        "k: !!str\n  &anchor a model.NOPE",
        "k: >-\n  a model.NOPE b",
        "k: >\n  first line\n  second model.NOPE\n  third",
        "k: >-\n  first\n\n  after a gap model.NOPE\n",
        "k: >-\n  first\n    more deeply\n    model.NOPE deeper\n  back",
        "k: >2-\n    indented by hand\n  model.NOPE",
        "k: &a >- # said here\n  first\n  model.NOPE",
        "k: |\n  first\n    second model.NOPE\n",
        "k: |-\n\n\n  first\n  model.NOPE",
        "k: |\n  a  \n  \n  model.NOPE && b",
        "k: first line\n  second model.NOPE\n  third",
        "k: first line\n\n\n  second model.NOPE",
        "k: 'first line\n  second\n\n  third model.NOPE'",
        "k: \"first line\n  second\n\n  third model.NOPE\"",
        "k: \"first \\\n   second model.NOPE\"",
        "k: \"äöü 🙂 model.NOPE\"",
        "k: 'a 🙂\n   🙂 model.NOPE'",
        "k: |\r\n  first\r\n  model.NOPE\r\n",
        "k: >-\r\n  first\r\n  model.NOPE\r\n",
        "- x\n- k: [a, 'b model.NOPE']",
    })
    void everyCharacterHasItsPlace(String yaml) {
        String[] lines = yaml.split("\r?\n", -1);
        int line = 0;
        while (!lines[line].contains("NOPE")) {
            line++;
        }
        int column = lines[line].codePointCount(0, lines[line].indexOf("NOPE")) + 1;
        ScalarText text = find(new YamlReader(source(yaml)).read().orElseThrow());
        String before = text.value().substring(0, text.value().indexOf("NOPE"));
        int valueLine = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String onLine = before.substring(before.lastIndexOf('\n') + 1);
        assertThat(text.at(valueLine, onLine.codePointCount(0, onLine.length()))).isEqualTo(new Place(line + 1, column));
    }

    @Test
    void theEndOfAValueHasAPlaceToo() {
        ScalarText text = find(new YamlReader(source("k: 'a == NOPE'")).read().orElseThrow());
        assertThat(text.at(1, 9)).isEqualTo(new Place(1, 14));
        assertThat(text.at(1, 900)).isEqualTo(new Place(1, 14));
        assertThat(text.at(9, 9)).isEqualTo(new Place(1, 14));
    }

    private static RuleSource source(String yaml) {
        return new RuleSource("test.yaml", Digest.ofText(yaml), yaml);
    }

    private static ScalarText find(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar.text();
            case YamlNode.Sequence sequence -> find(sequence.items().get(sequence.items().size() - 1));
            case YamlNode.Mapping mapping -> find(mapping.entries().get("k").value());
        };
    }
}
