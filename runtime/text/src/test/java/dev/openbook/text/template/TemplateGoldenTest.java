package dev.openbook.text.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every character as transformers 5.18 and jinja2 3.1.6 write it, and a clear failure where they raise. */
class TemplateGoldenTest {

    @TestFactory
    List<DynamicTest> snippetsAndChatsAreFilledAsByTheReference() {
        List<TemplateCases.Case> cases = TemplateCases.goldens();

        assertThat(cases).hasSizeGreaterThanOrEqualTo(678);
        return cases.stream().map(TemplateGoldenTest::test).toList();
    }

    @TestFactory
    List<DynamicTest> publishedTemplatesAreFilledAsByTheReference() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        int number = 0;
        for (JsonNode each : new JsonMapper().readTree(Files.readString(shared("data/chat-templates/cases.json")))) {
            tests.add(test(new TemplateCases.Case(
                    ++number + " " + each.path("file").asString() + ": " + each.path("case").asString(),
                    each.path("template").asString(),
                    TemplateCases.members(each.path("ctx")),
                    TemplateCases.expected(each))));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(170);
        return tests;
    }

    private static DynamicTest test(TemplateCases.Case each) {
        return DynamicTest.dynamicTest(each.name(), () -> {
            if (each.expected().isPresent()) {
                assertThat(render(each)).isEqualTo(each.expected().get());
            } else {
                assertThatExceptionOfType(OpenbookException.class)
                        .isThrownBy(() -> render(each))
                        .satisfies(e -> assertThat(e.code())
                                .isIn(FailureCode.TEMPLATE_INVALID, FailureCode.TEMPLATE_REFUSED));
            }
        });
    }

    private static String render(TemplateCases.Case each) {
        return Template.parse("chat_template.jinja", each.template(), TemplateLimits.standard())
                .render(each.variables(), TemplateCases.NOW);
    }

    /** Other people's templates, which lie beside the checkout and are never part of it. */
    private static Path shared(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve(path);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        Assumptions.assumeTrue(false, "skipped: there is no shared/" + path + " beside the checkout");
        throw new IllegalStateException("unreachable");
    }
}
