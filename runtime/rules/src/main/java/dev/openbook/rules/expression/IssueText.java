package dev.openbook.rules.expression;

import dev.cel.common.CelIssue;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.function.RuleFunction;
import dev.openbook.rules.function.RuleFunctions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts what the compiler found into words for people who write rules, with what would have been allowed. */
final class IssueText {
    private static final Pattern UNDEFINED = Pattern.compile("undefined field '(.*)'");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*?)'.*", Pattern.DOTALL);
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '(.*?)' applied to '(.*?)'.*", Pattern.DOTALL);
    private static final Pattern PATH_BEFORE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)$");
    private static final String ADVICE =
            " A message is an expression, too: put plain words in quotes, as in \"'These words'\".";
    private static final int MAX_LENGTH = 300;

    private final List<String> lines;
    private final Map<String, FactType> names;

    IssueText(String expression, Map<String, FactType> names) {
        this.lines = expression.lines().toList();
        this.names = names;
    }

    ExpressionIssue issue(CelIssue issue) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int offset = Math.max(0, issue.getSourceLocation().getColumn());
        String message = issue.getMessage();
        Matcher undefined = UNDEFINED.matcher(message);
        if (undefined.matches()) {
            // The compiler points at the dot, or at the macro around it; people look for the name.
            int dot = indexFrom(line, offset, "." + undefined.group(1));
            return new ExpressionIssue(line, dot + 1, false, undefined(line, dot, undefined.group(1)));
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return new ExpressionIssue(line, offset, false, "'" + undeclared.group(1) + "' is neither a fact nor a function. Rules see "
                    + String.join(", ", names.keySet()) + "; texts stand in quotes.");
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            String operator = overload.group(1).replace("_", "").replace("@in", "in");
            return new ExpressionIssue(
                    line, offset, false, "'" + operator + "' cannot be applied to " + overload.group(2) + "." + forms(overload.group(1)));
        }
        return new ExpressionIssue(line, offset, false, other(message));
    }

    /** How a function of ours is called; nothing for others. */
    private static String forms(String name) {
        String forms = RuleFunctions.all().stream()
                .filter(function -> function.name().equals(name))
                .map(RuleFunction::signature)
                .collect(Collectors.joining(" or "));
        return forms.isEmpty() ? "" : " Write " + forms + ".";
    }

    private static String other(String message) {
        if (message.contains("recursion limit exceeded") || message.contains("node count exceeded")) {
            return "The expression nests too deeply or is too long. Split it into several rules or variables.";
        }
        int expecting = message.indexOf(" expecting {");
        String shortened = expecting < 0 ? message : message.substring(0, expecting);
        boolean syntax = shortened.contains("input") || shortened.contains("token") || shortened.contains("missing")
                || shortened.contains("no viable");
        return ValueText.line("The expression is not well formed: " + shortened.replace("<EOF>", "its end"), MAX_LENGTH) + "."
                + (syntax ? ADVICE : "");
    }

    private String undefined(int line, int offset, String field) {
        String before = before(line, offset);
        Matcher path = PATH_BEFORE.matcher(before);
        Optional<FactType.Struct> group = path.find() ? resolve(path.group(1)) : Optional.empty();
        if (group.isEmpty()) {
            return "There is no fact '" + field + "' here." + guess(field, everyField());
        }
        Collection<String> fields = group.get().fields().keySet();
        String order = path.group(1).equals("variables") ? " A variable can be used only below the place where it is defined." : "";
        return "'" + path.group(1) + "' has no '" + field + "'." + guess(field, fields)
                + (fields.isEmpty() ? " It is empty." : " It has: " + String.join(", ", fields) + ".") + order;
    }

    /** The first place, counted in code points, from an offset on; the offset itself if there is none. */
    private int indexFrom(int line, int offset, String part) {
        String text = line(line);
        int index = text.indexOf(part, before(line, offset).length());
        return index < 0 ? offset : text.codePointCount(0, index);
    }

    private String before(int line, int offset) {
        String text = line(line);
        int points = text.codePointCount(0, text.length());
        return text.substring(0, text.offsetByCodePoints(0, Math.min(offset, points)));
    }

    private String line(int number) {
        return number <= lines.size() ? lines.get(number - 1) : "";
    }

    private Optional<FactType.Struct> resolve(String path) {
        FactType type = FactType.Plain.ANY;
        Map<String, FactType> fields = names;
        for (String name : path.split("\\.", -1)) {
            type = fields.getOrDefault(name, FactType.Plain.ANY);
            fields = type instanceof FactType.Struct struct ? struct.fields() : Map.of();
        }
        return type instanceof FactType.Struct struct ? Optional.of(struct) : Optional.empty();
    }

    private List<String> everyField() {
        List<String> fields = new ArrayList<>();
        FactTypes.structs(names).values().forEach(struct -> fields.addAll(struct.fields().keySet()));
        return fields;
    }

    /** A name among those allowed that somebody may have meant, as a sentence; empty if none is near. */
    static String guess(String given, Collection<String> allowed) {
        return allowed.stream()
                .filter(name -> isClose(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }

    /** Whether two words differ in at most two letters (Levenshtein distance), and not in most of them. */
    private static boolean isClose(String a, String b) {
        if (a.length() > 64) {
            return false;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()] <= Math.min(2, b.length() / 2);
    }
}
