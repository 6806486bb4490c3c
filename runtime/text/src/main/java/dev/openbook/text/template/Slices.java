package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.List;

/** {@code a[b:c:d]} as Python cuts. */
final class Slices {
    private Slices() {}

    /** Which items are taken: {@code count} of them, from {@code first} towards {@code end}, {@code step} apart. */
    private record Cut(int first, int end, int step, int count) {}

    static Value slice(Run run, Value owner, Value start, Value stop, Value step) {
        return switch (owner) {
            case Text text -> {
                run.meter().text(text.value().length());
                yield text.with(slice(text.value(), cut(CodePoints.length(text.value()), start, stop, step)));
            }
            case Sequence sequence -> {
                List<Value> items = slice(sequence.items(), cut(sequence.items().size(), start, stop, step));
                run.meter().items(items.size());
                yield new Sequence(items, sequence.isTuple() ? Sequence.Kind.TUPLE : Sequence.Kind.LIST);
            }
            case Range range -> {
                Cut cut = cut(range.length(), start, stop, step);
                long first = range.at(cut.first());
                long stride = range.step() * cut.step();
                yield new Range(first, range.start() + cut.end() * range.step(), stride, cut.count());
            }
            case Undefined undefined -> throw undefined.failure();
            case Dict dict -> throw TemplateFailure.data("unhashable type: 'slice'");
            default -> throw TemplateFailure.data("'" + owner.typeName() + "' object is not subscriptable");
        };
    }

    private static String slice(String text, Cut cut) {
        if (cut.count() == 0) {
            return "";
        }
        if (cut.step() == 1) {
            return CodePoints.substring(text, cut.first(), cut.first() + cut.count());
        }
        int[] characters = text.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cut.count(); i++) {
            out.appendCodePoint(characters[cut.first() + i * cut.step()]);
        }
        return out.toString();
    }

    private static List<Value> slice(List<Value> items, Cut cut) {
        if (cut.count() == 0) {
            return List.of();
        }
        if (cut.step() == 1) {
            return items.subList(cut.first(), cut.first() + cut.count());
        }
        List<Value> taken = new ArrayList<>();
        for (int i = 0; i < cut.count(); i++) {
            taken.add(items.get(cut.first() + i * cut.step()));
        }
        return taken;
    }

    private static Cut cut(int length, Value start, Value stop, Value step) {
        int stride = step == None.NONE ? 1 : bound(step);
        if (stride == 0) {
            throw TemplateFailure.data("slice step cannot be zero");
        }
        int lowest = stride > 0 ? 0 : -1;
        int highest = stride > 0 ? length : length - 1;
        int first = start == None.NONE ? stride > 0 ? lowest : highest : clamped(bound(start), length, lowest, highest);
        int end = stop == None.NONE ? stride > 0 ? highest : lowest : clamped(bound(stop), length, lowest, highest);
        long distance = stride > 0 ? (long) end - first : (long) first - end;
        long width = Math.abs((long) stride);
        int count = distance <= 0 ? 0 : (int) ((distance - 1) / width + 1);
        return new Cut(first, end, stride, count);
    }

    private static int bound(Value value) {
        if (!Conversions.isInteger(value)) {
            throw TemplateFailure.data("slice indices must be integers or None");
        }
        return Math.max(Conversions.requireIndex(value), -Integer.MAX_VALUE);
    }

    private static int clamped(int index, int length, int lowest, int highest) {
        int counted = index < 0 ? index + length : index;
        return Math.clamp(counted, lowest, highest);
    }
}
