package dev.openbook.text.template;

/** Escaping as markupsafe does it. */
final class Html {
    private Html() {}

    /** The text as HTML; what is marked as HTML already stays as it is. */
    static String escape(Text text) {
        return text.markup() ? text.value() : escape(text.value());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace(">", "&gt;")
                .replace("<", "&lt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }
}
