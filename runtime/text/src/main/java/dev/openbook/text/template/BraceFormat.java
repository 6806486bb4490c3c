package dev.openbook.text.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Python's {@code str.format}, its fields read by the rules of the sandbox. */
final class BraceFormat {
    private static final int MAX_DEPTH = 2;

    private final Run run;
    private final Members members;
    private final List<Value> positional;
    private final Map<String, Value> named;
    private int automatic;
    private boolean manual;

    private BraceFormat(Run run, List<Value> positional, Map<String, Value> named) {
        this.run = run;
        this.members = new Members(run);
        this.positional = positional;
        this.named = named;
    }

    static Value format(Run run, Text format, Arguments arguments) {
        if (format.markup()) {
            throw TemplateFailure.unknown("formatting a text that is marked as HTML is not supported");
        }
        return Text.of(new BraceFormat(run, arguments.positional(), arguments.named()).format(format.value(), MAX_DEPTH));
    }

    static Value formatMap(Run run, Text format, Value mapping) {
        if (!(mapping instanceof Dict dict)) {
            throw TemplateFailure.data("format_map() needs a mapping, not '" + mapping.typeName() + "'");
        }
        Map<String, Value> named = new LinkedHashMap<>();
        for (Dict.Entry entry : dict.entries()) {
            if (entry.key() instanceof Text key) {
                named.put(key.value(), entry.value());
            }
        }
        return format(run, format, new Arguments(List.of(), named));
    }

    private String format(String format, int depth) {
        if (depth == 0) {
            throw TemplateFailure.data("Max string recursion exceeded");
        }
        Output out = new Output(run.meter());
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            boolean doubled = i + 1 < format.length() && format.charAt(i + 1) == c;
            if (c != '{' && c != '}') {
                int end = i;
                while (end < format.length() && format.charAt(end) != '{' && format.charAt(end) != '}') {
                    end++;
                }
                out.append(format.substring(i, end));
                i = end;
            } else if (doubled) {
                out.append(String.valueOf(c));
                i += 2;
            } else if (c == '}') {
                throw TemplateFailure.data("Single '}' encountered in format string");
            } else {
                int end = end(format, i + 1);
                out.append(field(format.substring(i + 1, end), depth));
                i = end + 1;
            }
        }
        return out.toString();
    }

    private static int end(String format, int start) {
        int depth = 1;
        for (int i = start; i < format.length(); i++) {
            char c = format.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw TemplateFailure.data("expected '}' before end of string");
    }

    private String field(String field, int depth) {
        int end = 0;
        int brackets = 0;
        while (end < field.length() && (brackets > 0 || (field.charAt(end) != '!' && field.charAt(end) != ':'))) {
            brackets += field.charAt(end) == '[' ? 1 : field.charAt(end) == ']' ? -1 : 0;
            end++;
        }
        Value value = value(field.substring(0, end));
        String rest = field.substring(end);
        if (rest.startsWith("!")) {
            if (rest.length() < 2 || (rest.length() > 2 && rest.charAt(2) != ':')) {
                throw TemplateFailure.data("expected ':' after conversion specifier");
            }
            value = converted(value, rest.charAt(1));
            rest = rest.substring(2);
        }
        String specification = rest.isEmpty() ? "" : format(rest.substring(1), depth - 1);
        return FormatSpec.of(specification).format(run, value);
    }

    private Value converted(Value value, char conversion) {
        return switch (conversion) {
            case 's' -> Text.of(run.str(value));
            case 'r' -> Text.of(run.repr(value));
            default -> throw TemplateFailure.data("Unknown conversion specifier " + conversion);
        };
    }

    /** The value that a field names: an argument, and members of it. */
    private Value value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        if (end == 0 && !path.isEmpty()) {
            throw TemplateFailure.data("a format names a member, but not of which value");
        }
        Value value = argument(path.substring(0, end));
        int i = end;
        while (i < path.length()) {
            boolean attribute = path.charAt(i) == '.';
            int close = attribute ? nextOf(path, i + 1) : path.indexOf(']', i);
            if (close < 0 || close == i + 1 || (!attribute && path.charAt(i) != '[')) {
                throw TemplateFailure.data("Empty attribute in format string");
            }
            String name = path.substring(i + 1, close);
            value = attribute ? members.attribute(value, name) : members.item(value, key(name));
            i = attribute ? close : close + 1;
        }
        return value;
    }

    private static int nextOf(String path, int from) {
        int i = from;
        while (i < path.length() && path.charAt(i) != '.' && path.charAt(i) != '[') {
            i++;
        }
        return i;
    }

    private static Value key(String name) {
        boolean number = name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? new Int(Long.parseLong(name)) : Text.of(name);
    }

    private Value argument(String name) {
        boolean number = name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            Value value = named.get(name);
            if (value == null) {
                throw TemplateFailure.data("the format names '" + name + "', which is not given");
            }
            return value;
        }
        if (name.isEmpty() ? manual : automatic > 0) {
            throw TemplateFailure.data("cannot switch between automatic field numbering and manual field specification");
        }
        manual |= !name.isEmpty();
        int index = name.isEmpty() ? automatic++ : Integer.parseInt(name);
        if (index >= positional.size()) {
            throw TemplateFailure.data("Replacement index " + index + " out of range for positional args tuple");
        }
        return positional.get(index);
    }
}
