package dev.openbook.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalJsonProperties {

    @Property
    void numbersReadBackAsTheSameDouble(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            String text = CanonicalJson.write(new Json.Num(value));
            assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
            assertThat(text).matches("-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?(e[+-][1-9][0-9]*)?");
        }
    }

    @Property
    void theOrderInWhichMembersComeDoesNotMatter(@ForAll("members") Map<String, Integer> members, @ForAll Random random) {
        List<String> names = new ArrayList<>(members.keySet());
        Collections.shuffle(names, random);
        Map<String, Json> straight = new LinkedHashMap<>();
        Map<String, Json> shuffled = new LinkedHashMap<>();
        members.forEach((name, value) -> straight.put(name, new Json.Num(value)));
        names.forEach(name -> shuffled.put(name, new Json.Num(members.get(name))));
        assertThat(CanonicalJson.write(new Json.Obj(shuffled))).isEqualTo(CanonicalJson.write(new Json.Obj(straight)));
    }

    @Property
    void textsStayOnOneLineAndKeepEveryCharacter(@ForAll("wholeCharacters") String text) {
        String written = CanonicalJson.write(new Json.Text(text));
        assertThat(written).doesNotContain("\n", "\r").startsWith("\"").endsWith("\"");
        assertThat(unescaped(written.substring(1, written.length() - 1))).isEqualTo(text);
        assertThat(new String(CanonicalJson.bytes(new Json.Text(text)), StandardCharsets.UTF_8)).isEqualTo(written);
    }

    /** JSON's escapes undone, written independently of the writer. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            if (escape == 'u') {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                plain.append("\b\f\n\r\t\"\\".charAt("bfnrt\"\\".indexOf(escape)));
            }
        }
        return plain.toString();
    }

    @Provide
    Arbitrary<Map<String, Integer>> members() {
        return Arbitraries.maps(wholeCharacters(), Arbitraries.integers()).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> wholeCharacters() {
        Arbitrary<String> usual = Arbitraries.strings().filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
        return Arbitraries.oneOf(usual, Arbitraries.strings().withCharRange('\u0000', '\u007f'), Arbitraries.of("\ud83d\ude00", "\u2028"));
    }
}
