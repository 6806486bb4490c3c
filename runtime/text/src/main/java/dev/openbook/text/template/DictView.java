package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.Iterator;
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

    /** The items one by one, none of them made before it is asked for. */
    Iterator<Value> iterator() {
        Iterator<Dict.Entry> entries = dict.entries().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Value next() {
                Dict.Entry entry = entries.next();
                return switch (part) {
                    case KEYS -> entry.key();
                    case VALUES -> entry.value();
                    case ITEMS -> entry.pair();
                };
            }
        };
    }

    /** All items at once. */
    List<Value> items() {
        List<Value> items = new ArrayList<>(dict.size());
        iterator().forEachRemaining(items::add);
        return items;
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
