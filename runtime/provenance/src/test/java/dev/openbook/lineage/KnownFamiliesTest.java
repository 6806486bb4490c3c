package dev.openbook.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.license.LicenseTable;
import dev.openbook.provenance.Certainty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFamiliesTest {
    private final KnownFamilies families = KnownFamilies.standard(LicenseTable.standard());

    @ParameterizedTest
    @CsvSource({
        "mistralai/Mistral-Large-Instruct-2407, LicenseRef-mistral-mrl", "mistralai/Mistral-Large-Instruct-2411, LicenseRef-mistral-mrl",
        "mistralai/Codestral-22B-v0.1, LicenseRef-mistral-mnpl", "Qwen/Qwen-7B-Chat-Int4, LicenseRef-tongyi-qianwen",
        "Qwen/Qwen1.5-7B, LicenseRef-tongyi-qianwen", "Qwen/Qwen1.5-MoE-A2.7B-Chat, LicenseRef-tongyi-qianwen",
        "ai21labs/AI21-Jamba-1.5-Mini, LicenseRef-jamba-open-model-license",
        "ai21labs/AI21-Jamba-Large-1.7, LicenseRef-jamba-open-model-license", "META-LLAMA/llama-2-7b-hf, LicenseRef-HF-llama2",
        "Qwen/Qwen-1_8B-Chat, LicenseRef-tongyi-qianwen-research", "Qwen/Qwen-1_8B, LicenseRef-tongyi-qianwen-research",
        "deepseek-ai/DeepSeek-V3, LicenseRef-deepseek", "LGAI-EXAONE/EXAONE-4.0-1.2B, LicenseRef-exaone",
        "facebook/layerskip-llama2-13B, LicenseRef-HF-fair-noncommercial-research-license",
        "xai-org/grok-2, LicenseRef-HF-grok2-community", "black-forest-labs/FLUX.2-dev, LicenseRef-flux-non-commercial-license"
    })
    void a_family_is_known_by_the_name(String model, String license) {
        assertThat(families.license(model, false)).hasValueSatisfying(fact -> {
            assertThat(fact.certainty()).isEqualTo(Certainty.INFERRED);
            assertThat(fact.value().spdx()).contains(license);
        });
    }

    /** Of the same publishers, with names that are alike, but open, or under terms that the table of licences does not have or that nobody confirmed. */
    @ParameterizedTest
    @ValueSource(strings = {
        "mistralai/Mistral-Large-3-675B-Base-2512", "mistralai/Mistral-7B-v0.1", "mistralai/Mistral-Nemo-Instruct-2407",
        "mistralai/Ministral-3-8B-Base-2512", "mistralai/Codestral-2508", "Qwen/Qwen-Image", "Qwen/Qwen-Image-Edit", "Qwen/Qwen2.5-7B",
        "Qwen/Qwen2.5-0.5B-Instruct", "Qwen/Qwen3-8B", "Qwen/Qwen1.5-32B", "Qwen/Qwen1.5-0.5B", "ai21labs/Jamba-v0.1", "ai21labs/AI21-Jamba-Reasoning-3B",
        "ai21labs/AI21-Jamba2-3B", "google/gemma-4-E2B-it", "google/flan-t5-base", "tiiuae/falcon-7b", "tiiuae/Falcon-H1-7B-Base",
        "deepseek-ai/DeepSeek-R1", "deepseek-ai/DeepSeek-V3.1", "deepseek-ai/DeepSeek-V3-0324", "xai-org/grok-1", "THUDM/GLM-4-9B-0414",
        "LGAI-EXAONE/K-EXAONE-236B-A23B", "black-forest-labs/FLUX.1-schnell", "01-ai/Yi-34B", "facebook/opt-125m", "someone/Llama-2-7b-hf", "jinaai/jina-embeddings-v2-base-en"
    })
    void other_models_of_a_publisher_are_not(String model) {
        assertThat(families.license(model, false)).isEmpty();
    }
}
