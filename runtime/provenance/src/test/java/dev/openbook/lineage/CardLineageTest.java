package dev.openbook.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelCardBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardLineageTest {
    private static ModelCard card(String relation, String... bases) {
        ModelCardBuilder card = ModelCard.builder("README.md");
        if (!relation.isEmpty()) {
            card.baseModelRelation(Fact.stated(relation, "README.md:6", "The card says so."));
        }
        if (bases.length > 0) {
            card.baseModels(Fact.stated(List.of(bases), "README.md:5", "The card says so."));
        }
        return card.build();
    }

    private static GraphFacts graph(String... quantization) {
        return new GraphFacts(
                "model.onnx", 8, Map.of(), "", Map.of(), Map.of(), List.of(), 0, Map.of(), List.of(quantization), false,
                List.of(), List.of(), List.of());
    }

    private static List<Fact<LineageLink>> read(ModelCard card, GraphFacts graph) {
        return CardLineage.read(card, Optional.of(graph), "README.md:5");
    }

    @Test
    void a_stated_relation_is_taken_at_its_word() {
        Fact<LineageLink> link = read(card("adapter", "a/b"), graph("MatMulInteger")).getFirst();

        assertThat(link.value()).isEqualTo(new LineageLink("a/b", "adapter"));
        assertThat(link.certainty()).isEqualTo(Certainty.STATED);
        assertThat(link.evidence().source()).isEqualTo("README.md:5");
    }

    @Test
    void several_bases_make_a_merge() {
        assertThat(read(card("", "a/b", "c/d"), graph()))
                .allMatch(link -> link.certainty() == Certainty.INFERRED)
                .extracting(Fact::value)
                .containsExactly(new LineageLink("a/b", "merge"), new LineageLink("c/d", "merge"));
    }

    @Test
    void a_low_bit_graph_of_one_base_is_quantized_from_it() {
        Fact<LineageLink> link = read(card("", "a/b"), graph("MatMulInteger")).getFirst();

        assertThat(link.value()).isEqualTo(new LineageLink("a/b", "quantized"));
        assertThat(link.certainty()).isEqualTo(Certainty.INFERRED);
        assertThat(link.evidence().reason()).contains("model.onnx holds MatMulInteger");
    }

    @Test
    void nothing_else_is_concluded() {
        assertThat(read(card("", "a/b"), graph()).getFirst().value()).isEqualTo(new LineageLink("a/b", "unknown"));
        assertThat(read(card(""), graph("MatMulInteger"))).isEmpty();
    }
}
