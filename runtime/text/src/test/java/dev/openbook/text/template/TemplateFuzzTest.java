package dev.openbook.text.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates with pieces lost, doubled or exchanged: each gives a prompt or one of the two documented failures. */
class TemplateFuzzTest {
    private static final Pattern PIECE = Pattern.compile(
            "\\{%[-+]?|[-+]?%\\}|\\{\\{-?|-?\\}\\}|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\w+|\\s+|.", Pattern.DOTALL);
    private static final TemplateLimits SMALL = new TemplateLimits(100_000, 64, 256, 300_000, 10_000, 200_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void mutatedTemplatesGiveAPromptOrADocumentedFailure(long seed) {
        Random random = new Random(seed);
        List<TemplateCases.Case> cases = TemplateCases.goldens();
        int prompts = 0;
        for (int i = 0; i < 2_000; i++) {
            TemplateCases.Case each = cases.get(random.nextInt(cases.size()));
            String mutated = mutated(each.template(), random);
            try {
                Template.parse("mutated", mutated, SMALL).render(each.variables(), TemplateCases.NOW);
                prompts++;
            } catch (OpenbookException e) {
                assertThat(e.code()).as(mutated).isIn(FailureCode.TEMPLATE_INVALID, FailureCode.TEMPLATE_REFUSED);
                assertThat(e.getMessage()).as(mutated).isNotBlank().doesNotContain("dev.openbook");
            }
        }
        assertThat(prompts).isBetween(100, 1_900);
    }

    private static String mutated(String template, Random random) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(template);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        for (int i = random.nextInt(3); i >= 0 && !pieces.isEmpty(); i--) {
            int at = random.nextInt(pieces.size());
            String other = pieces.get(random.nextInt(pieces.size()));
            switch (random.nextInt(3)) {
                case 0 -> pieces.remove(at);
                case 1 -> pieces.add(at, other);
                default -> pieces.set(at, other);
            }
        }
        return String.join("", pieces);
    }
}
