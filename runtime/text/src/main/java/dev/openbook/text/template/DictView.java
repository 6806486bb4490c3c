package dev.openbook.text.template;

import java.util.List;

/**
 * What {@code keys()}, {@code values()} and {@code items()} of a dict give.
 *
 * @param dict whose
 * @param part which of them
 */
record DictView(Dict dict, Part part) implements Value {

    /** What is seen of the dict. */
    enum Part {
        KEYS("dict_keys"),
        VALUES("dict_values"),
        ITEMS("dict_items");

        private final String typeName;

        Part(String typeName) {
            this.typeName = typeName;
        }
    }

    List<Value> items() {
        return switch (part) {
            case KEYS -> dict.keys();
            case VALUES -> dict.entries().stream().map(Dict.Entry::value).toList();
            case ITEMS -> dict.entries().stream().<Value>map(Dict.Entry::pair).toList();
        };
    }

    @Override
    public String typeName() {
        return part.typeName;
    }

    @Override
    public boolean truth() {
        return dict.truth();
    }
}
