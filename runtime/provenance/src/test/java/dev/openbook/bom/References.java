package dev.openbook.bom;

import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names that a document gives and names that it uses.
 *
 * @param names in order
 * @param used in order
 */
record References(List<String> names, List<String> used) {
    static References in(Json document, String naming, Set<String> using) {
        References references = new References(new ArrayList<>(), new ArrayList<>());
        references.look(document, naming, using);
        return references;
    }

    private void look(Json value, String naming, Set<String> using) {
        switch (value) {
            case Json.Array array -> array.items().forEach(item -> look(item, naming, using));
            case Json.Obj object -> object.members().forEach((name, member) -> {
                if (name.equals(naming)) {
                    names.add(((Json.Text) member).value());
                } else if (using.contains(name)) {
                    use(member);
                }
                look(member, naming, using);
            });
            default -> {}
        }
    }

    private void use(Json member) {
        switch (member) {
            case Json.Text text -> used.add(text.value());
            case Json.Array array -> array.items().forEach(this::use);
            default -> {}
        }
    }
}
