package dev.openbook.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rule.Decision;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleStage;
import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelProvenanceTest {

    @ParameterizedTest
    @CsvSource({"INFO, false", "WARNING, false", "ERROR, true"})
    void onlyAnErrorMakesAModelUnsafe(Finding.Severity severity, boolean unsafe) {
        Finding harmless = new Finding("NOTE", Finding.Severity.INFO, "a", "b", "c");
        Finding finding = new Finding("CODE", severity, "a", "b", "c");
        assertThat(model(List.of(harmless, finding)).unsafe()).isEqualTo(unsafe);
        assertThat(model(List.of()).unsafe()).isFalse();
    }

    @Test
    void listsAreCopied() {
        List<Finding> findings = new ArrayList<>();
        ModelProvenance model = model(findings);
        findings.add(new Finding("CODE", Finding.Severity.ERROR, "a", "b", "c"));
        assertThat(model.findings()).isEmpty();
    }

    @Test
    void anEmptyRuleBookAllowsAndSaysThatNobodyWasAsked() {
        assertThat(RuleBook.empty().admit(model(List.of())))
                .isEqualTo(Decision.of(RuleStage.ADMISSION, List.of(), List.of()));
        assertThat(RuleBook.empty().ruleSets()).isEmpty();
    }

    @Test
    void whichOfSeveralGraphsIsOpenedBelongsToItsIdentity() {
        ModelProvenance alone = model(List.of(), "model.onnx");
        ModelProvenance full = model(List.of(), "model.onnx", "model_q4.onnx");
        ModelProvenance packed = model(List.of(), "model_q4.onnx", "model.onnx");

        assertThat(alone.identity()).isEqualTo(alone.rootDigest());
        assertThat(full.identity()).isNotEqualTo(packed.identity()).isNotEqualTo(alone.identity());
        assertThat(full.identity()).isEqualTo(model(List.of(), "model.onnx", "model_q4.onnx").identity());
    }

    @Test
    void withoutARecordNoClassIsClaimedAndNobodyIsSaidToKnow() {
        ModelProvenance model = model(List.of());

        assertThat(model.openness().known()).isEmpty();
        assertThat(model.mof().modelClass()).isZero();
        assertThat(model.mof().missing()).isEqualTo(MofComponent.allRequired());
    }

    @Test
    void anotherOneKeepsWhatIsNotChanged() {
        ModelProvenance model = model(List.of(new Finding("CODE", Finding.Severity.INFO, "a", "b", "c")), "model.onnx");

        assertThat(model.toBuilder().build()).isEqualTo(model);
        assertThat(model.withFinding(new Finding("MORE", Finding.Severity.INFO, "a", "b", "c")).findings())
                .extracting(Finding::code)
                .containsExactly("CODE", "MORE");
    }

    private static ModelProvenance model(List<Finding> findings, String... graphs) {
        return ModelProvenance.builder("test", Digest.ofText(""))
                .layout(new ModelLayout(ModelLayout.Kind.UNKNOWN, List.of(graphs), ""))
                .findings(findings)
                .build();
    }
}
