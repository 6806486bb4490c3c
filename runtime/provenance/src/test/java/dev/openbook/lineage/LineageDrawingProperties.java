package dev.openbook.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.LineageStep;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LineageDrawingProperties {
    /** The whole grammar that drawings use: a node, or an arrow with a label; labels without a sign that Mermaid would read. */
    private static final String LINE = "flowchart TD|    [mu]\\d+(?:\\[\"LABEL\"\\]| (?:-->|-\\.->)\\|\"LABEL\"\\| m\\d+| -\\.-> m0)";
    private static final String LABEL = "(?:[\\p{L}\\p{Nd}\\p{N} .,/:()+=-]|#\\d+;|<br/>)*";
    private static final String GRAMMAR = LINE.replace("LABEL", LABEL);

    @Property(tries = 500)
    void nothing_that_a_card_says_becomes_syntax(@ForAll String name, @ForAll String parent, @ForAll String relation, @ForAll String tool) {
        Lineage lineage = new Lineage(List.of(
                LineageLink.of("", Fact.stated(parent, "README.md:2", ""), Fact.stated(relation, "README.md", ""))
                        .withBy(Fact.stated(tool, "x", ""))
                        .withSteps(List.of(Fact.measured(new LineageStep(relation, tool, name), parent, ""))),
                LineageLink.of(parent, Fact.unknown("a", "b"), Fact.unknown("a", "b"))));

        assertThat(LineageDrawing.mermaid(name, parent, lineage).lines()).allMatch(line -> line.matches(GRAMMAR));
        assertThat(LineageDrawing.text(name, "", lineage).chars().filter(Character::isISOControl).filter(c -> c != '\n')).isEmpty();
    }

    /** Cards that name each other in any way: every model that is named has links of its own, or is the one at hand. */
    @Property(tries = 300)
    void every_chain_ends(@ForAll @Size(max = 30) List<@IntRange(max = 99) Integer> pairs) {
        ModelsOnDisk cache = ModelsOnDisk.none();
        for (int pair : pairs) {
            cache = cache.with("m/" + pair / 10, ModelsOnDisk.card("base_model: [m/" + pair % 10 + ", m/" + pair / 10 % 3 + "]"));
        }
        Lineage lineage = cache.read(ModelsOnDisk.card("base_model: m/0")).lineage();

        assertThat(lineage.links()).allSatisfy(link -> link.model().known().ifPresent(parent ->
                assertThat(lineage.linksOf(parent)).isNotEmpty()));
        assertThat(LineageDrawing.text("x", "", lineage)).contains("m/0");
    }

    @Example
    void a_model_among_its_own_ancestors_is_drawn_as_one() {
        Lineage lineage = ModelsOnDisk.none().with("acme/c2", ModelsOnDisk.card("base_model: acme/c1"))
                .read("acme/c1", ModelsOnDisk.card("base_model: acme/c2"), LineageLimits.standard()).lineage();

        assertThat(LineageDrawing.text("hub:acme/c1@main", "acme/c1", lineage)).isEqualTo("""
                hub:acme/c1@main
                └── made, nobody says how, [stated, README.md:2] by acme [inferred, acme/c1] from
                    acme/c2
                    └── made, nobody says how, [stated, acme/c2/README.md:2] by acme [inferred, acme/c2] from
                        acme/c1 (drawn above)
                """);
        assertThat(LineageDrawing.mermaid("hub:acme/c1@main", "acme/c1", lineage).lines().map(line -> line.replaceAll("\\|.*\\|", "|")))
                .containsExactly("flowchart TD", "    m0[\"hub:acme/c1#64;main\"]", "    m1[\"acme/c2\"]", "    m1 -.->| m0", "    m0 -.->| m1");
    }

    @Example
    void three_links_as_a_tree() {
        ModelsOnDisk cache = ModelsOnDisk.none()
                .with("refiner/chat", ModelsOnDisk.card("base_model: trainer/base", "base_model_relation: finetune"))
                .with("trainer/base", ModelsOnDisk.card("datasets: [wikipedia]"));
        Lineage lineage = cache.read("squeezer/chat-onnx", ModelsOnDisk.card("base_model: refiner/chat"),
                LineageLimits.standard(), ModelsOnDisk.graph("onnx.quantize 0.1.0", "MatMulNBits(bits=4)")).lineage();

        assertThat(LineageDrawing.text("squeezer/chat-onnx", "", lineage)).isEqualTo("""
                squeezer/chat-onnx
                │     converted: opset 17 [inferred, model.onnx]
                │     quantised with onnx.quantize 0.1.0: MatMulNBits(bits=4) [measured, model.onnx]
                └── quantised by squeezer [inferred, README.md:2] from
                    refiner/chat
                    └── fine-tuned [stated, refiner/chat/README.md:3] by refiner [inferred, refiner/chat] from
                        trainer/base
                        │     trained: on wikipedia [stated, trainer/base/README.md:2]
                        └── trained by trainer [inferred, trainer/base/README.md:2] from no other model that is named
                """);
        assertThat(LineageDrawing.mermaid("squeezer/chat-onnx", "", lineage)).startsWith("""
                flowchart TD
                    m0["squeezer/chat-onnx"]
                    m1["refiner/chat"]
                    m2["trainer/base"]
                    m1 -->|"quantised by squeezer #91;inferred, README.md:2#93;<br/>""");
        assertThat(LineageDrawing.text("x", "", Lineage.UNKNOWN)).contains("not known");
        assertThat(LineageDrawing.mermaid("x", "", Lineage.UNKNOWN)).contains("u0 -.-> m0");
        assertThat(lineage.ancestors()).isEqualTo(Map.of("refiner/chat", 1, "trainer/base", 2));
    }
}
