package dev.openbook.lucene.internal.search;

import dev.openbook.lucene.internal.index.IndexFields;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Turns what somebody typed into the words that an index knows. There is no query syntax. */
final class QueryWords {
    /** A whole page of text has fewer; with two fields each it stays below Lucene's limit of 1,024 clauses. */
    static final int MAX_WORDS = 400;

    private QueryWords() {}

    /** The first {@value #MAX_WORDS} different words that are of use, with how often each occurs. */
    static Map<String, Integer> of(String text, Analyzer analyzer) throws IOException {
        Map<String, Integer> words = new LinkedHashMap<>();
        try (TokenStream tokens = analyzer.tokenStream(IndexFields.TEXT, text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < MAX_WORDS && tokens.incrementToken()) {
                words.merge(word.toString(), 1, Integer::sum);
            }
        }
        return words;
    }
}
