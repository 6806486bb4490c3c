package dev.openbook.text.template;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Python's objects have beyond what is built here. Some of it the sandbox hides; the rest is refused by name, for
 * if it counted as undefined, a template would take another branch than with Python, and nobody would notice.
 */
final class PythonAttributes {
    private static final Set<String> CHANGES_LIST =
            Set.of("append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");
    private static final Set<String> CHANGES_DICT = Set.of("clear", "pop", "popitem", "setdefault", "update");
    private static final Map<String, Set<String>> BEYOND = Map.of(
            "str", Set.of("encode", "isidentifier", "maketrans", "translate"),
            "Markup", Set.of("encode", "isidentifier", "maketrans", "translate", "escape", "striptags", "unescape"),
            "dict", Set.of("fromkeys"),
            "int", Set.of("as_integer_ratio", "bit_count", "bit_length", "conjugate", "denominator", "from_bytes", "imag",
                    "numerator", "real", "to_bytes"),
            "bool", Set.of("as_integer_ratio", "bit_count", "bit_length", "conjugate", "denominator", "from_bytes", "imag",
                    "numerator", "real", "to_bytes"),
            "float", Set.of("as_integer_ratio", "conjugate", "fromhex", "hex", "imag", "real"),
            "range", Set.of("count", "index"),
            "tuple", Set.of("_asdict", "_fields", "_replace", "_make"),
            "generator", Set.of("close", "send", "throw", "gi_running", "gi_suspended", "gi_yieldfrom"));
    private static final Set<String> OF_ALL = Set.of(
            "__class__", "__delattr__", "__dir__", "__doc__", "__eq__", "__format__", "__ge__", "__getattribute__",
            "__getstate__", "__gt__", "__hash__", "__init__", "__init_subclass__", "__le__", "__lt__", "__ne__", "__new__",
            "__reduce__", "__reduce_ex__", "__repr__", "__setattr__", "__sizeof__", "__str__", "__subclasshook__");
    private static final Set<String> OF_CONTAINERS = Set.of(
            "__add__", "__contains__", "__getitem__", "__iter__", "__len__", "__mul__", "__rmul__", "__reversed__",
            "__class_getitem__", "__setitem__", "__delitem__", "__iadd__", "__imul__", "__ior__", "__or__", "__ror__",
            "__mod__", "__rmod__", "__getnewargs__");
    private static final Set<String> OF_NUMBERS = Set.of(
            "__abs__", "__add__", "__and__", "__bool__", "__ceil__", "__divmod__", "__float__", "__floor__", "__floordiv__",
            "__index__", "__int__", "__invert__", "__lshift__", "__mod__", "__mul__", "__neg__", "__or__", "__pos__",
            "__pow__", "__radd__", "__rmul__", "__round__", "__rshift__", "__rsub__", "__sub__", "__truediv__", "__trunc__",
            "__xor__");

    private PythonAttributes() {}

    /** An attribute that is not built here: hidden, refused, or null if Python has none either. */
    static @Nullable Value beyond(Value owner, String name) {
        if (name.startsWith("__") && name.endsWith("__")) {
            return isSpecial(owner, name) ? unsafe(owner, name) : null;
        }
        if (changes(owner, name)) {
            return unsafe(owner, name);
        }
        if (BEYOND.getOrDefault(owner.typeName(), Set.of()).contains(name)) {
            throw refused(owner, name);
        }
        boolean function = owner instanceof Callable && !(owner instanceof MacroValue);
        boolean ofView = owner instanceof DictView && (name.equals("mapping") || name.equals("isdisjoint"));
        if (function || ofView) {
            throw refused(owner, name);
        }
        return null;
    }

    private static boolean changes(Value owner, String name) {
        return switch (owner) {
            case Sequence sequence -> !sequence.isTuple() && CHANGES_LIST.contains(name);
            case Dict dict -> CHANGES_DICT.contains(name);
            default -> false;
        };
    }

    private static TemplateFailure refused(Value owner, String name) {
        return TemplateFailure.unknown("the member " + name + " of a " + owner.typeName() + " is not supported");
    }

    private static boolean isSpecial(Value owner, String name) {
        boolean number = Conversions.isNumber(owner);
        boolean container = owner instanceof Text || owner instanceof Sequence || owner instanceof Dict || owner instanceof Range;
        return !(owner instanceof Namespace)
                && (OF_ALL.contains(name)
                        || (number && OF_NUMBERS.contains(name))
                        || (container && OF_CONTAINERS.contains(name)));
    }

    /** What stands for an attribute that the sandbox hides. */
    static Undefined unsafe(Value owner, String name) {
        return new Undefined("access to attribute '" + name + "' of '" + owner.typeName() + "' object is unsafe.");
    }

    /** The type's name as messages about missing members give it. */
    static String qualifiedName(Value owner) {
        return switch (owner) {
            case Namespace namespace -> "jinja2.utils.Namespace";
            case Cycler cycler -> "jinja2.utils.Cycler";
            case LoopState loop -> "jinja2.runtime.LoopContext";
            case MacroValue macro -> "jinja2.runtime.Macro";
            case Text text when text.markup() -> "markupsafe.Markup";
            default -> owner.typeName();
        };
    }
}
