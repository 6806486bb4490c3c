package dev.openbook.text.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a loop's body sees as {@code loop}. It looks one item ahead only where it is asked to. */
final class LoopState implements Value {
    private final @Nullable Recursion recursion;
    private final int depth;
    private Iterator<Value> items;
    private OptionalInt length;
    private int index = -1;
    private @Nullable Value before;
    private @Nullable Value current;
    private @Nullable Value after;
    private @Nullable Value lastChanged;

    /** A loop that can call itself. */
    interface Recursion {
        String render(Value items, int depth);
    }

    LoopState(Iterator<Value> items, OptionalInt length, @Nullable Recursion recursion, int depth) {
        this.items = items;
        this.length = length;
        this.recursion = recursion;
        this.depth = depth;
    }

    boolean hasNext() {
        return after != null || items.hasNext();
    }

    Value next() {
        Value next = after == null ? items.next() : after;
        after = null;
        index++;
        before = current;
        current = next;
        return next;
    }

    int length() {
        if (length.isEmpty()) {
            List<Value> rest = new ArrayList<>();
            items.forEachRemaining(rest::add);
            items = rest.iterator();
            length = OptionalInt.of(rest.size() + index + 1 + (after == null ? 0 : 1));
        }
        return length.getAsInt();
    }

    private @Nullable Value peek() {
        if (after == null && items.hasNext()) {
            after = items.next();
        }
        return after;
    }

    /** A member; null if there is none of this name. */
    @Nullable Value attribute(String name, Run run) {
        return switch (name) {
            case "index" -> new Int(index + 1);
            case "index0" -> new Int(index);
            case "revindex" -> new Int(length() - index);
            case "revindex0" -> new Int(length() - index - 1);
            case "first" -> Bool.of(index == 0);
            case "last" -> Bool.of(peek() == null);
            case "length" -> new Int(length());
            case "depth" -> new Int(depth + 1);
            case "depth0" -> new Int(depth);
            case "previtem" -> index == 0 || before == null ? new Undefined("there is no previous item") : before;
            case "nextitem" -> {
                Value next = peek();
                yield next == null ? new Undefined("there is no next item") : next;
            }
            case "cycle" -> new Function("cycle", this::cycle);
            case "changed" -> new Function("changed", (caller, arguments) -> changed(run, arguments));
            default -> null;
        };
    }

    private Value cycle(Run run, Arguments arguments) {
        if (arguments.positional().isEmpty() || !arguments.named().isEmpty()) {
            throw TemplateFailure.data("no items for cycling given");
        }
        return arguments.positional().get(index % arguments.positional().size());
    }

    private Value changed(Run run, Arguments arguments) {
        Value now = Sequence.tuple(arguments.positional());
        boolean changed = lastChanged == null || !run.comparisons().equal(lastChanged, now);
        lastChanged = now;
        return Bool.of(changed);
    }

    /** Goes through what an item holds. */
    Value call(Run run, Arguments arguments) {
        Value inner = Signature.of("iterable").bind("loop", arguments).get(0);
        if (recursion == null) {
            throw TemplateFailure.data("The loop must have the 'recursive' marker to be called recursively.");
        }
        return Text.of(recursion.render(inner, depth + 1));
    }

    String described() {
        return "<LoopContext " + (index + 1) + "/" + length() + ">";
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public boolean truth() {
        return length() > 0;
    }
}
