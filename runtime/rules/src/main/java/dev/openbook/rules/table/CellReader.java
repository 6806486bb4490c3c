package dev.openbook.rules.table;

import dev.openbook.rules.parse.CellText;
import dev.openbook.rules.problem.RuleProblem.Code;
import dev.openbook.rules.table.CellTest.Any;
import dev.openbook.rules.table.CellTest.Either;
import dev.openbook.rules.table.CellTest.End;
import dev.openbook.rules.table.CellTest.Interval;
import dev.openbook.rules.table.CellTest.OneOf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one cell: {@code -} or nothing; {@code == x}, {@code != x}, {@code < x} and so on; {@code in [a, b]}, {@code not in [a,
 * b]}; {@code [0..10)}; {@code x} alone; several of these separated by commas, any of which may hold. A small part of the unary
 * tests of FEEL (DMN 1.5, section 10.3.2). Linear in the cell; not thread-safe, lives for one cell.
 */
final class CellReader {
    private static final Pattern OPERATOR = Pattern.compile("==|!=|<=|>=|<|>");
    private static final Pattern LIST = Pattern.compile("(not\\s+)?in(?=[\\s\\[])\\s*");
    private static final Pattern DIGITS = Pattern.compile("[0-9],[0-9]");
    private static final int MAX_TESTS = 200;

    private final CellText cell;
    private final String text;
    private final ValueType type;
    private final Literals literals;
    private int at;

    private CellReader(CellText cell, ValueType type, Literals literals) {
        this.cell = cell;
        this.text = cell.value();
        this.type = type;
        this.literals = literals;
    }

    /** What a cell takes; empty if it is not well formed, which is then reported. */
    static Optional<CellTest> read(CellText cell, Input input, Map<String, Object> params) {
        return cell.isAny()
                ? Optional.of(new Any())
                : new CellReader(cell, input.type(), new Literals(input.type(), input.values(), params)).tests();
    }

    private Optional<CellTest> tests() {
        Matcher digits = DIGITS.matcher(text);
        if ((type == ValueType.WHOLE || type == ValueType.NUMBER) && digits.find()) {
            return refuse(digits.start() + 1, "A comma separates values; between digits it is not clear what is meant. Write thousands"
                    + " without anything between them (1250000), decimals with a point (0.5), and a blank behind a comma that"
                    + " separates.");
        }
        List<CellTest> tests = new ArrayList<>();
        while (true) {
            skipBlanks();
            Optional<CellTest> test = test();
            if (test.isEmpty()) {
                return Optional.empty();
            }
            tests.add(test.get());
            skipBlanks();
            if (at >= text.length()) {
                return together(tests);
            }
            if (text.charAt(at) != ',') {
                return refuse(at, "Separate tests by a comma; one of them has to hold.");
            }
            at++;
        }
    }

    private Optional<CellTest> together(List<CellTest> tests) {
        if (tests.size() > MAX_TESTS) {
            return refuse(0, "A cell has at most " + MAX_TESTS + " tests. Split the row.");
        }
        boolean excluding = tests.stream().anyMatch(test -> test instanceof OneOf some && some.negated());
        if (tests.size() > 1 && excluding) {
            return refuse(0, "A comma means 'or', so a cell with '!=' or 'not in' and something else takes nearly everything. To leave"
                    + " out several values write not in [a, b].");
        }
        return Optional.of(tests.size() == 1 ? tests.get(0) : new Either(List.copyOf(tests)));
    }

    private Optional<CellTest> test() {
        if (at >= text.length()) {
            return refuse(at, "A test is missing here. Write \"-\" alone if any value will do.");
        }
        Matcher list = LIST.matcher(text).region(at, text.length());
        list.useTransparentBounds(true);
        if (list.lookingAt()) {
            at = list.end();
            return among(list.group(1) != null);
        }
        Matcher operator = OPERATOR.matcher(text).region(at, text.length());
        if (operator.lookingAt()) {
            at = operator.end();
            skipBlanks();
            return compared(operator.group(), operator.start());
        }
        char next = text.charAt(at);
        if (next == '=') {
            return refuse(at, "Write == to compare.");
        }
        if (next == '[' || next == ']' || next == '(') {
            return range();
        }
        return literal(",").map(value -> oneOf(List.of(value), false));
    }

    private static CellTest oneOf(List<Object> values, boolean negated) {
        Set<Object> among = new LinkedHashSet<>();
        values.forEach(value -> among.add(OneOf.canonical(value)));
        return new OneOf(Collections.unmodifiableSet(among), negated);
    }

    private Optional<CellTest> compared(String operator, int start) {
        boolean equality = operator.equals("==") || operator.equals("!=");
        if (!equality && !type.isOrdered()) {
            return refuse(start, "'" + operator + "' compares numbers and dates, and this column holds " + type.label()
                    + ". Use ==, != or in [a, b].");
        }
        Optional<Object> value = literal(",");
        if (equality) {
            return value.map(single -> oneOf(List.of(single), operator.equals("!=")));
        }
        return value.map(single -> {
            Optional<End> end = Optional.of(new End((BigDecimal) single, operator.endsWith("=")));
            return operator.startsWith("<") ? new Interval(Optional.empty(), end) : new Interval(end, Optional.empty());
        });
    }

    private Optional<CellTest> among(boolean negated) {
        if (text.startsWith("params.", at)) {
            int start = at;
            String name = upTo(",").strip();
            return literals.list(cell, start, name).map(values -> oneOf(values, negated));
        }
        if (at >= text.length() || text.charAt(at) != '[') {
            return refuse(at, "'in' is followed by a list in square brackets, as in in ['OR', 'WA'].");
        }
        at++;
        List<Object> values = new ArrayList<>();
        while (true) {
            skipBlanks();
            Optional<Object> value = literal(",]");
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
            skipBlanks();
            if (at >= text.length()) {
                return refuse(at, "The list is not closed: ']' is missing.");
            }
            if (text.charAt(at++) == ']') {
                return Optional.of(oneOf(values, negated));
            }
            if (values.size() > MAX_TESTS) {
                return refuse(at, "A list has at most " + MAX_TESTS + " values. Make it a param: in params.name.");
            }
        }
    }

    private Optional<CellTest> range() {
        int start = at;
        int dots = text.indexOf("..", at);
        if (dots < 0) {
            return refuse(at, "A range is written [0..10], or [0..10) without 10; a list of values is written in [a, b].");
        }
        if (!type.isOrdered()) {
            return refuse(at, "Ranges are for numbers and dates, and this column holds " + type.label() + ".");
        }
        boolean included = text.charAt(at) == '[';
        Optional<Object> lower = literals.read(cell, start + 1 + blanks(start + 1), text.substring(start + 1, dots).strip());
        at = dots + 2;
        int upperStart = at + blanks(at);
        String upperText = upTo("])[");
        Optional<Object> upper = literals.read(cell, upperStart, upperText.strip());
        if (lower.isEmpty() || upper.isEmpty()) {
            return Optional.empty();
        }
        if (at >= text.length()) {
            return refuse(start, "The range is not closed: write ] to include its upper end, or ) to leave it out.");
        }
        End from = new End((BigDecimal) lower.get(), included);
        End to = new End((BigDecimal) upper.get(), text.charAt(at) == ']');
        at++;
        int order = from.value().compareTo(to.value());
        if (order > 0 || (order == 0 && !(from.included() && to.included()))) {
            return refuse(start, "No value lies in this range. Write the smaller end first.");
        }
        return Optional.of(new Interval(Optional.of(from), Optional.of(to)));
    }

    private Optional<Object> literal(String ends) {
        int start = at;
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '\'' || first == '"') {
            at++;
            while (at < text.length() && (text.charAt(at) != first || text.startsWith(String.valueOf(first).repeat(2), at))) {
                at += text.charAt(at) == first ? 2 : 1;
            }
            if (at >= text.length()) {
                refuse(start, "This quote is not closed.");
                return Optional.empty();
            }
            at++;
            if (type != ValueType.TEXT) {
                refuse(start, "This column holds " + type.label() + ", which is written without quotes.");
                return Optional.empty();
            }
            return literals.read(cell, start, text.substring(start, at));
        }
        String word = upTo(ends).strip();
        if (word.isEmpty()) {
            refuse(start, "A value is missing here.");
            return Optional.empty();
        }
        return literals.read(cell, start, word);
    }

    private String upTo(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private int blanks(int from) {
        int end = from;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end - from;
    }

    private void skipBlanks() {
        at += blanks(at);
    }

    private Optional<CellTest> refuse(int offset, String message) {
        cell.report(offset, Code.CELL, message);
        return Optional.empty();
    }
}
