package dev.openbook.bom;

import dev.openbook.bom.completeness.AibomScore;
import dev.openbook.bom.completeness.BomElement;
import dev.openbook.bom.internal.completeness.AibomFields;
import dev.openbook.bom.internal.completeness.MinimumElements;
import dev.openbook.bom.internal.document.WholeText;
import dev.openbook.value.Json;
import java.util.Arrays;
import java.util.List;

/**
 * What a bill of materials says and what it does not, by two lists that others go by. Nothing here judges whether what is said is
 * true or good.
 *
 * @param minimumElements of the G7, fifty, in their order
 * @param score by the rules of OWASP's AIBOM generator
 */
public record BomCompleteness(List<BomElement> minimumElements, AibomScore score) {
    /** Copies the list. */
    public BomCompleteness {
        minimumElements = List.copyOf(minimumElements);
    }

    /** Of a bill. */
    public static BomCompleteness of(BillOfMaterials bill) {
        return new BomCompleteness(MinimumElements.of(bill.content()), new AibomScore(AibomFields.of(bill.content())));
    }

    /** How many of the minimum elements are there. */
    public int present() {
        return (int) minimumElements.stream().filter(BomElement::present).count();
    }

    /** All of it. Member names are a contract; they may be added to, never renamed. */
    public Json.Obj json() {
        Json.Obj minimum = Json.object()
                .with("source", "G7, SBOM for AI: Minimum Elements, 2026-05-12")
                .with("present", present())
                .with("total", minimumElements.size())
                .with("elements", Json.array(minimumElements.stream().map(BomCompleteness::element).toList()));
        return Json.object().with("minimumElements", minimum).with("aibomScore", scoreJson());
    }

    private static Json.Obj element(BomElement element) {
        return Json.object()
                .with("id", element.identifier())
                .with("group", element.group())
                .with("name", element.name())
                .with("present", element.present())
                .with("value", element.value().isEmpty() ? Json.NULL : new Json.Text(WholeText.of(element.value())))
                .with("statedByYou", element.byCaller())
                .with("supplier", element.supplier().label())
                .with("remedy", element.present() ? Json.NULL : new Json.Text(element.supplier().remedy()));
    }

    private Json.Obj scoreJson() {
        Json categories = Json.array(Arrays.stream(AibomScore.Category.values())
                .map(category -> Json.object()
                        .with("name", category.label())
                        .with("points", score.points(category))
                        .with("of", category.points()))
                .toList());
        Json fields = Json.array(score.fields().stream()
                .map(field -> Json.object()
                        .with("name", field.name())
                        .with("category", field.category().label())
                        .with("tier", field.tier().name())
                        .with("present", field.present()))
                .toList());
        return Json.object()
                .with("source", "OWASP AIBOM generator, commit 0311348, without its fields for GGUF and for single countries")
                .with("total", score.total())
                .with("penalty", score.penalty())
                .with("categories", categories)
                .with("fields", fields);
    }
}
