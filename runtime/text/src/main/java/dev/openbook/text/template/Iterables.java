package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/** Going through values as Python's {@code iter} and {@code len} do. */
final class Iterables {
    private Iterables() {}

    static boolean isIterable(Value value) {
        return switch (value) {
            case Text text -> true;
            case Sequence sequence -> true;
            case Dict dict -> true;
            case DictView view -> true;
            case Range range -> true;
            case Iteration iteration -> true;
            case Undefined undefined -> true;
            case LoopState loop -> true;
            default -> false;
        };
    }

    static Iterator<Value> iterator(Value value) {
        return switch (value) {
            case Text text -> characters(text);
            case Sequence sequence -> sequence.items().iterator();
            case Dict dict -> new DictView(dict, DictView.Part.KEYS).iterator();
            case DictView view -> view.iterator();
            case Range range -> range.items().iterator();
            case Iteration iteration -> iteration.iterator();
            case Undefined undefined -> Collections.emptyIterator();
            case LoopState loop -> throw TemplateFailure.unknown("going through loop itself is not supported");
            default -> throw TemplateFailure.data("'" + value.typeName() + "' object is not iterable");
        };
    }

    private static Iterator<Value> characters(Text text) {
        return text.value()
                .codePoints()
                .<Value>mapToObj(c -> Text.of(Character.toString(c)))
                .iterator();
    }

    static List<Value> all(Value value, Run run) {
        if (value instanceof Sequence sequence) {
            run.meter().steps(sequence.items().size());
            return sequence.items();
        }
        List<Value> items = new ArrayList<>();
        Iterator<Value> iterator = iterator(value);
        while (iterator.hasNext()) {
            run.meter().items(1);
            items.add(iterator.next());
            run.meter().requireItems(items.size());
        }
        return items;
    }

    /** How many items there are, if the value has a length. */
    static OptionalInt length(Value value) {
        return switch (value) {
            case Text text -> OptionalInt.of(CodePoints.length(text.value()));
            case Sequence sequence -> OptionalInt.of(sequence.items().size());
            case Dict dict -> OptionalInt.of(dict.size());
            case DictView view -> OptionalInt.of(view.dict().size());
            case Range range -> OptionalInt.of(range.length());
            case Undefined undefined -> OptionalInt.of(0);
            case LoopState loop -> OptionalInt.of(loop.length());
            default -> OptionalInt.empty();
        };
    }

    static int requireLength(Value value) {
        return length(value)
                .orElseThrow(() -> TemplateFailure.data("object of type '" + value.typeName() + "' has no len()"));
    }
}
