package dev.openbook.rules.function;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classes of the Model Openness Framework (M. White and others, 2024, arXiv:2403.13784): I, open science model, is the most
 * open; then II, open tooling model, and III, open model; 0 reaches none.
 */
final class OpennessClass {
    private static final Pattern FORM = Pattern.compile("(?:class )?(i{1,3}|[0-3]|none|unclassified)(?:\\b.{0,60})?");
    private static final int LEAST = 3;

    private OpennessClass() {}

    /** Whether a class is as open as another, or more. */
    static boolean isAtLeast(long modelClass, String needed) {
        long limit = number(needed);
        if (limit == 0) {
            throw new FunctionFailure("mofAtLeast() compares with class I, II or III, and was given "
                    + FunctionFailure.shown(needed) + ".");
        }
        if (modelClass < 0 || modelClass > LEAST) {
            throw new FunctionFailure("A class of the Model Openness Framework is 1, 2 or 3, or 0 for none, and not " + modelClass + ".");
        }
        return modelClass != 0 && modelClass <= limit;
    }

    /** 1, 2, 3, or 0 for none, from II, 2, Class II, or a label such as Class II - Open Tooling Model. */
    static long number(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new FunctionFailure(FunctionFailure.shown(written)
                    + " is no class of the Model Openness Framework. There are I, II and III, the most open first.");
        }
        String name = matcher.group(1);
        if (name.startsWith("i")) {
            return name.length();
        }
        return Character.isDigit(name.charAt(0)) ? Long.parseLong(name) : 0;
    }
}
