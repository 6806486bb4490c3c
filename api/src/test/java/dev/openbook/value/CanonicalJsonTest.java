package dev.openbook.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the examples that RFC 8785 publishes. */
class CanonicalJsonTest {

    /** RFC 8785, section 3.2.2 (input), 3.2.3 (sorted text) and 3.2.4 (UTF-8 bytes). */
    @Test
    void theExampleOfSection3() {
        Json numbers = Json.array(List.of(
                new Json.Num(333333333.33333329), new Json.Num(1E30), new Json.Num(4.50), new Json.Num(2e-3),
                new Json.Num(0.000000000000000000000000001)));
        Json value = Json.object()
                .with("numbers", numbers)
                .with("string", "\u20ac$\017\nA'B\"\\\\\"/")
                .with("literals", Json.array(List.of(Json.NULL, new Json.Bool(true), new Json.Bool(false))));
        assertThat(CanonicalJson.write(value)).isEqualTo("{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        assertThat(HexFormat.ofDelimiter(" ").formatHex(CanonicalJson.bytes(value))).isEqualTo(String.join(" ",
                "7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72",
                "75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a",
                "5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31",
                "65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37",
                "5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30",
                "30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d"));
    }

    /** RFC 8785, section 3.2.3: names are compared as UTF-16 code units, not as code points. */
    @Test
    void namesAreSortedByUtf16Units() {
        Json.Obj value = Json.object()
                .with("\u20ac", "Euro Sign")
                .with("\r", "Carriage Return")
                .with("\ufb33", "Hebrew Letter Dalet With Dagesh")
                .with("1", "One")
                .with("\ud83d\ude00", "Emoji: Grinning Face")
                .with("\u0080", "Control")
                .with("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.write(value)).containsSubsequence(
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh");
    }

    /** RFC 8785, appendix B: IEEE 754 bits and what is written for them; then the smallest numbers, by their definition. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
        "0000000000000002, 1e-323",
        "0000000000000003, 1.5e-323",
        "0000000000000004, 2e-323",
        "0000000000000005, 2.5e-323"
    })
    void numbersAreWrittenAsEcmaScriptDoes(String bits, String text) {
        Json.Num number = new Json.Num(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)));
        assertThat(CanonicalJson.write(number)).isEqualTo(text);
    }

    @Test
    void emptyThingsAreShort() {
        assertThat(CanonicalJson.write(Json.object())).isEqualTo("{}");
        assertThat(CanonicalJson.write(Json.array(List.of()))).isEqualTo("[]");
        assertThat(CanonicalJson.write(new Json.Text(""))).isEqualTo("\"\"");
        assertThat(CanonicalJson.write(Json.object().with("a", Json.array(List.of(Json.object()))))).isEqualTo("{\"a\":[{}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d", "\ud83dx", "\ude00\ud83d"})
    void halfACharacterIsRefused(String text) {
        assertThatThrownBy(() -> CanonicalJson.write(new Json.Text(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate pair");
        assertThatThrownBy(() -> CanonicalJson.write(Json.object().with(text, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatJsonHasNoNumberForIsRefused(double value) {
        assertThatThrownBy(() -> new Json.Num(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDigestIsThatOfTheBytes() {
        Json.Obj value = Json.object().with("b", true).with("a", "\u00e9");
        assertThat(CanonicalJson.digest(value)).isEqualTo(Digest.of("{\"a\":\"\u00e9\",\"b\":true}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void objectsAreValues() {
        Json.Obj value = Json.object().with("a", 1).with("b", 2);
        assertThat(value.without("a", "none")).isEqualTo(Json.object().with("b", 2));
        assertThat(value.with("a", 3)).isEqualTo(new Json.Obj(Map.of("a", new Json.Num(3), "b", new Json.Num(2))));
        assertThat(value).isEqualTo(Json.object().with("b", 2).with("a", 1));
        assertThatThrownBy(() -> value.members().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
