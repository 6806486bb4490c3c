package dev.openbook.lineage;

import static dev.openbook.lineage.ModelsOnDisk.card;
import static dev.openbook.lineage.ModelsOnDisk.files;
import static dev.openbook.lineage.ModelsOnDisk.graph;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineageReaderTest {
    private static final ModelsOnDisk NONE = ModelsOnDisk.none();

    @Test
    void trained_in_one_place_refined_in_another_quantised_in_a_third() {
        ModelsOnDisk cache = NONE
                .with("refiner/chat", card("base_model: trainer/base", "base_model_relation: finetune"))
                .with("trainer/base", card("datasets: [wikipedia]"));

        LineageReading reading = cache.read(
                "squeezer/chat-onnx",
                card("base_model: refiner/chat"),
                LineageLimits.standard(),
                graph("onnx.quantize 0.1.0", "MatMulNBits(bits=4, block_size=32)"));

        assertThat(reading.lineage().links()).extracting(ModelsOnDisk::words).containsExactly(
                "this <- refiner/chat (quantized)", "refiner/chat <- trainer/base (finetune)", "trainer/base <- ? (trained)");
        assertThat(reading.lineage().links()).extracting(link -> link.by().known().orElse("?"))
                .containsExactly("squeezer", "refiner", "trainer");
        assertThat(reading.lineage().links()).extracting(link -> link.weakest().certainty())
                .containsExactly(Certainty.INFERRED, Certainty.STATED, Certainty.INFERRED);
        assertThat(reading.lineage().links().get(1).model().evidence().source()).isEqualTo("refiner/chat/README.md:2");
        assertThat(reading.lineage().ancestors()).containsExactly(Map.entry("refiner/chat", 1), Map.entry("trainer/base", 2));
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void what_is_not_known_shows_as_unknown() {
        LineageReading reading = NONE.read(card("base_model: a/b"));

        assertThat(reading.lineage().links()).extracting(ModelsOnDisk::words).containsExactly("this <- a/b (?)", "a/b <- ? (?)");
        assertThat(reading.lineage().links().getLast().model().evidence().reason())
                .isEqualTo("There is no model card that names a base model.");
        assertThat(NONE.read(files()).lineage()).isEqualTo(Lineage.UNKNOWN);
    }

    @Test
    void a_stated_relation_is_taken_at_its_word() {
        LineageLink link = NONE.read(
                card("base_model: a/b", "base_model_relation: adapter"), graph("pytorch", "MatMulInteger"))
                .lineage().links().getFirst();

        assertThat(link.relation().known()).contains("adapter");
        assertThat(link.weakest().certainty()).isEqualTo(Certainty.STATED);
        assertThat(link.weakest().evidence().source()).isEqualTo("README.md:3");
    }

    @Test
    void several_bases_make_a_merge_and_the_lineage_branches() {
        Lineage lineage = NONE.with("a/b", card("base_model: e/f")).with("c/d", card("base_model: e/f"))
                .read(card("base_model: [a/b, c/d]")).lineage();

        assertThat(lineage.links()).extracting(ModelsOnDisk::words).containsExactly(
                "this <- a/b (merge)", "this <- c/d (merge)", "a/b <- e/f (?)", "c/d <- e/f (?)", "e/f <- ? (?)");
        assertThat(lineage.links().getFirst().relation().certainty()).isEqualTo(Certainty.INFERRED);
    }

    @Test
    void tags_of_the_hub_name_models_and_relations_too() {
        assertThat(NONE.read(card("tags: ['base_model:a/b', 'base_model:quantized:a/b', onnx]")).lineage().links())
                .extracting(ModelsOnDisk::words).first().isEqualTo("this <- a/b (quantized)");
        assertThat(NONE.read(card("base_model: a/b", "tags: ['base_model:finetune:a/b']")).lineage().links().getFirst().relation())
                .returns("finetune", fact -> fact.value())
                .returns(Certainty.STATED, fact -> fact.certainty());
    }

    @Test
    void an_address_of_the_hub_is_the_name_behind_it() {
        assertThat(NONE.read(card("base_model: https://huggingface.co/a/b/tree/main")).lineage().ancestors()).containsKey("a/b");
    }

    @Test
    void a_low_bit_graph_of_one_base_is_quantised_from_it() {
        LineageLink link = NONE.read(card("base_model: a/b"), graph("pytorch 2.1", "MatMulInteger")).lineage().links().getFirst();

        assertThat(link.relation()).returns("quantized", fact -> fact.value()).returns(Certainty.INFERRED, fact -> fact.certainty());
        assertThat(link.relation().evidence().reason()).contains("model.onnx holds MatMulInteger");
        assertThat(link.steps()).extracting(fact -> fact.value().operation() + " " + fact.value().tool() + " " + fact.value().detail())
                .containsExactly("converted pytorch 2.1 opset 17", "quantized  MatMulInteger");
        assertThat(link.steps()).extracting(fact -> fact.certainty()).containsExactly(Certainty.STATED, Certainty.MEASURED);
    }

    @Test
    void the_card_says_who_quantised_it() {
        assertThat(NONE.read(card("base_model: a/b", "quantized_by: somebody")).lineage().links().getFirst().by())
                .returns("somebody", fact -> fact.value());
    }

    @Test
    void a_model_among_its_own_ancestors_is_a_finding_and_the_walk_ends() {
        ModelsOnDisk cache = NONE.with("a/b", card("base_model: c/d")).with("c/d", card("base_model: a/b"));

        assertThat(cache.read(card("base_model: a/b")).findings()).extracting(Finding::code).containsExactly("LINEAGE_CYCLE");
        assertThat(cache.read(card("base_model: a/b")).lineage().links()).hasSize(3);
        assertThat(NONE.read("own/name", card("base_model: own/name"), LineageLimits.standard()).findings())
                .extracting(Finding::code).containsExactly("LINEAGE_CYCLE");
        assertThat(cache.with("e/f", card("base_model: own/name"))
                .read("own/name", card("base_model: [e/f, g/h]"), LineageLimits.standard()).findings())
                .extracting(Finding::code).containsExactly("LINEAGE_CYCLE");
    }

    @Test
    void a_long_chain_is_followed_so_far_and_says_so() {
        ModelsOnDisk cache = NONE;
        for (int i = 0; i < 40; i++) {
            cache = cache.with("m/" + i, card("base_model: m/" + (i + 1)));
        }

        Lineage lineage = cache.read(card("base_model: m/0")).lineage();

        assertThat(lineage.ancestors()).hasSize(16);
        assertThat(lineage.links().getLast().model().evidence().reason()).contains("16 links");
        assertThat(cache.read("", card("base_model: [a, b, c]"), new LineageLimits(2, 9, 2)).findings())
                .extracting(Finding::code).containsExactly("LINEAGE_CUT");
    }
}
