package dev.openbook.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.rule.LockState;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleBook;
import dev.openbook.rules.RuleBooks;
import dev.openbook.value.Digest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final String ALLOW_LIST = """
            apiVersion: rules/v1
            kind: RuleSet
            metadata: {name: allow-list, version: 1}
            stage: admission
            rules:
              - id: licence
                require: "model.license.spdx in ['Apache-2.0', 'MIT']"
                action: %s
                message: "'This model may not be used here.'"
            """;

    @Test
    void aSoundModelUnderAnAllowedLicencePasses() {
        assertThat(desk("deny").admit(model("Apache-2.0"), LockState.NOT_USED).outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void whatTheRulesDenyIsRefusedWithTheirWords() {
        assertThatThrownBy(() -> desk("deny").admit(model("LicenseRef-HF-llama3"), LockState.NOT_USED))
                .isInstanceOfSatisfying(OpenbookException.class, e -> {
                    assertThat(e.code()).isEqualTo(FailureCode.MODEL_REFUSED);
                    assertThat(e).hasMessageContaining("This model may not be used here (rule licence of allow-list");
                });
    }

    @Test
    void whatNeedsReviewDoesNotOpenEither() {
        assertThatThrownBy(() -> desk("review").admit(model("LicenseRef-HF-llama3"), LockState.NOT_USED)).isInstanceOf(OpenbookException.class);
    }

    @Test
    void aWarningLetsPassAndIsKept() {
        var decision = desk("warn").admit(model("LicenseRef-HF-llama3"), LockState.NOT_USED);
        assertThat(decision.outcome()).isEqualTo(Outcome.WARN);
        assertThat(decision.violations()).hasSize(1);
    }

    @Test
    void damagedAndUnsafeModelsAreRefusedWhateverTheRulesSay() {
        Admission noRules = new Admission(RuleBook.empty());
        assertThatThrownBy(() -> noRules.admit(model("MIT", finding("GRAPH_DAMAGED", Finding.Severity.ERROR)), LockState.NOT_USED))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_DAMAGED));
        assertThatThrownBy(() -> noRules.admit(model("MIT", finding("EXTERNAL_DATA_OUTSIDE", Finding.Severity.ERROR)), LockState.NOT_USED))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSAFE));
        assertThat(noRules.admit(model("MIT", finding("PICKLE", Finding.Severity.WARNING)), LockState.NOT_USED).outcome()).isEqualTo(Outcome.ALLOW);
    }

    private static Admission desk(String action) {
        return new Admission(RuleBooks.parse("allow-list.yaml", ALLOW_LIST.formatted(action)));
    }

    private static Finding finding(String code, Finding.Severity severity) {
        return new Finding(code, severity, "model.onnx", "Something is there.", "Look at it.");
    }

    private static ModelProvenance model(String spdx, Finding... findings) {
        License license = new License(spdx, Optional.of(spdx), spdx.equals("MIT"), true, Optional.empty());
        return ModelProvenance.builder("a-model", Digest.ofText("model"))
                .layout(new ModelLayout(ModelLayout.Kind.PLAIN_ONNX, List.of("model.onnx"), ""))
                .license(Fact.stated(license, "README.md:2", "the card says so"))
                .findings(List.of(findings))
                .build();
    }
}
