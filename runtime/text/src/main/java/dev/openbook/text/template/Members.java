package dev.openbook.text.template;

import org.jspecify.annotations.Nullable;

/** {@code a.b} and {@code a[b]}, by the rules of jinja2's sandbox: a member may be an attribute or an item, in that order or the other. */
final class Members {
    private static final int MAX_SHOWN = 100;

    private final Run run;

    Members(Run run) {
        this.run = run;
    }

    /** {@code owner.name}: the attribute if there is one, else the item. */
    Value attribute(Value owner, String name) {
        Value attribute = find(owner, name);
        if (attribute != null) {
            return attribute;
        }
        Value item = owner instanceof Dict dict ? dict.get(name) : null;
        return item == null ? missing(owner, Text.of(name)) : item;
    }

    /** {@code owner[key]}: the item if there is one, else the attribute. */
    Value item(Value owner, Value key) {
        Value item = switch (owner) {
            case Undefined undefined -> throw undefined.failure();
            case Dict dict -> Keys.find(key) == null ? null : dict.get(key);
            case Text text -> Conversions.isInteger(key) ? character(text, Conversions.requireInteger(key)) : null;
            case Sequence sequence -> {
                int index = index(key, sequence.items().size());
                yield index < 0 ? null : sequence.items().get(index);
            }
            case Range range -> {
                int index = index(key, range.length());
                yield index < 0 ? null : new Int(range.at(index));
            }
            default -> null;
        };
        if (item == null && key instanceof Text name) {
            item = find(owner, name.value());
        }
        return item == null ? missing(owner, key) : item;
    }

    /** A Java index, or -1 if the key is none. */
    private static int index(Value key, int length) {
        if (!Conversions.isInteger(key)) {
            return -1;
        }
        long index = Conversions.requireInteger(key);
        long counted = index < 0 ? index + length : index;
        return counted >= 0 && counted < length ? (int) counted : -1;
    }

    private @Nullable Value character(Text text, long index) {
        int length = CodePoints.length(text.value());
        run.meter().text(text.value().length());
        int found = index(new Int(index), length);
        return found < 0 ? null : text.with(CodePoints.substring(text.value(), found, found + 1));
    }

    /** The attribute of a name; null if Python has none. */
    @Nullable Value find(Value owner, String name) {
        Value found = switch (owner) {
            case Undefined undefined -> throw undefined.failure();
            case Text text -> Method.find(TextMethods.ALL, text, name);
            case Dict dict -> Method.find(CollectionMethods.DICT, dict, name);
            case Sequence sequence -> sequence(sequence, name);
            case Range range -> range(range, name);
            case Namespace namespace -> namespace.attributes().get(name);
            case LoopState loop -> loop.attribute(name, run);
            case Cycler cycler -> cycler(cycler, name);
            case MacroValue macro -> macro.attribute(name);
            case Real real -> Method.find(CollectionMethods.REAL, real, name);
            default -> null;
        };
        if (found != null && name.startsWith("_")) {
            return PythonAttributes.unsafe(owner, name);
        }
        return found == null ? PythonAttributes.beyond(owner, name) : found;
    }

    private static @Nullable Value sequence(Sequence sequence, String name) {
        if (sequence.kind() == Sequence.Kind.GROUP && (name.equals("grouper") || name.equals("list"))) {
            return sequence.items().get(name.equals("grouper") ? 0 : 1);
        }
        return sequence.isTuple()
                ? Method.find(CollectionMethods.TUPLE, sequence, name)
                : Method.find(CollectionMethods.LIST, sequence, name);
    }

    private static @Nullable Value range(Range range, String name) {
        return switch (name) {
            case "start" -> new Int(range.start());
            case "stop" -> new Int(range.stop());
            case "step" -> new Int(range.step());
            default -> null;
        };
    }

    private static @Nullable Value cycler(Cycler cycler, String name) {
        return switch (name) {
            case "items" -> Sequence.tuple(cycler.items());
            case "pos" -> new Int(cycler.position());
            case "current" -> cycler.current();
            case "next" -> new Function("next", (run, arguments) -> cycler.next());
            case "reset" -> new Function("reset", (run, arguments) -> {
                cycler.reset();
                return None.NONE;
            });
            default -> null;
        };
    }

    private Undefined missing(Value owner, Value key) {
        String type = owner == None.NONE ? "None" : PythonAttributes.qualifiedName(owner) + " object";
        return new Undefined(
                key instanceof Text name
                        ? "'" + type + "' has no attribute '" + shortened(name.value()) + "'"
                        : type + " has no element " + run.repr(key));
    }

    private static String shortened(String name) {
        return name.length() > MAX_SHOWN ? name.substring(0, MAX_SHOWN) + "…" : name;
    }
}
