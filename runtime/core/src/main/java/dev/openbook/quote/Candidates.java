package dev.openbook.quote;

import dev.openbook.library.split.Sentences;
import dev.openbook.library.split.TextRange;
import dev.openbook.retrieve.RetrievedPassage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what can be quoted: the sentences of passages, each once although passages overlap. A line that announces what
 * follows (“An applicant must be one of the following:”) is quoted together with it. Headings and questions are not quoted,
 * since they say nothing; they tell what the sentences below them are about.
 */
final class Candidates {
    /** An announcement and what it announces are quoted up to this length, in UTF-16 units. */
    private static final int MAX_ANNOUNCED = 700;
    /** What follows a colon is an item of its list only if it is no longer than this. */
    private static final int MAX_ITEM = 240;
    /** Shorter pieces (page numbers, lone words) say nothing by themselves. */
    private static final int MIN_LENGTH = 12;
    /** A line without a full stop that is longer than this is neither a heading nor an item. */
    private static final int MAX_BARE_LINE = 90;

    private static final Pattern MARKER = Pattern.compile("(?:[\u2022\u25AA\u25E6\u2013*-]|\\(?[0-9a-z]{1,3}[.)])\\s");

    private Candidates() {}

    static List<Candidate> of(List<RetrievedPassage> passages) {
        List<Candidate> candidates = new ArrayList<>();
        for (RetrievedPassage passage : passages) {
            addOf(passage, candidates);
        }
        return candidates;
    }

    private static void addOf(RetrievedPassage passage, List<Candidate> candidates) {
        String text = passage.passage().text();
        List<String> headings = passage.passage().span().headings();
        String topic = headings.isEmpty() ? "" : headings.getLast();
        List<TextRange> sentences = Sentences.of(text);
        for (int i = 0; i < sentences.size(); i++) {
            TextRange sentence = sentences.get(i);
            if (isTopic(text, sentences, i)) {
                boolean below = i > 0 && isTopic(text, sentences, i - 1);
                topic = (below ? topic + " " : "") + sentence.of(text);
                continue;
            }
            int last = i;
            if (text.charAt(sentence.end() - 1) == ':') {
                last = lastAnnounced(text, sentences, i);
            } else if (isBareLine(text, sentences, i)) {
                last = lastBareLine(text, sentences, i);
            }
            add(new Candidate(passage, new TextRange(sentence.start(), sentences.get(last).end()), topic), candidates);
            i = isBareLine(text, sentences, i) ? last : i;
        }
    }

    private static void add(Candidate candidate, List<Candidate> candidates) {
        boolean known = candidates.stream()
                .anyMatch(other -> other.start() == candidate.start() && other.overlaps(candidate));
        if (!known && candidate.end() - candidate.start() >= MIN_LENGTH) {
            candidates.add(candidate);
        }
    }

    /** Whether a sentence belongs to a question that ends its line: “Our site is far away. May we apply?” */
    private static boolean asks(String text, TextRange sentence) {
        int lineEnd = text.indexOf('\n', sentence.end());
        String line = text.substring(sentence.start(), lineEnd < 0 ? text.length() : lineEnd).stripTrailing();
        return line.endsWith("?");
    }

    /** Whether a sentence is a question, or a bare line above a whole sentence or above another such line, as headings are. */
    private static boolean isTopic(String text, List<TextRange> sentences, int i) {
        if (asks(text, sentences.get(i))) {
            return true;
        }
        if (i + 1 == sentences.size() || !isBareLine(text, sentences, i)) {
            return false;
        }
        boolean aboveASentence = ".:".indexOf(text.charAt(sentences.get(i + 1).end() - 1)) >= 0;
        return aboveASentence || isTopic(text, sentences, i + 1);
    }

    /** A short line of its own that ends like a heading or an item of a list, not like a sentence or a table's row. */
    private static boolean isBareLine(String text, List<TextRange> sentences, int i) {
        TextRange line = sentences.get(i);
        String words = line.of(text);
        boolean begins = i == 0 || text.substring(sentences.get(i - 1).end(), line.start()).indexOf('\n') >= 0;
        boolean ends = i + 1 == sentences.size() || text.substring(line.end(), sentences.get(i + 1).start()).indexOf('\n') >= 0;
        return begins
                && ends
                && words.length() <= MAX_BARE_LINE
                && ".!:;,|)”\"".indexOf(words.charAt(words.length() - 1)) < 0
                && words.indexOf('|') < 0
                && words.indexOf(": ") < 0;
    }

    /** A heading without a sentence below it, and the list below it, are one: “Who can apply”, then who. */
    private static int lastBareLine(String text, List<TextRange> sentences, int first) {
        int last = first;
        while (last + 1 < sentences.size()
                && isBareLine(text, sentences, last + 1)
                && !isTopic(text, sentences, last + 1)
                && sentences.get(last + 1).end() - sentences.get(first).start() <= MAX_ANNOUNCED) {
            last++;
        }
        return last;
    }

    /** The list after an announcement ends where its bullets or numbers end, if it has any. */
    private static int lastAnnounced(String text, List<TextRange> sentences, int announcement) {
        int start = sentences.get(announcement).start();
        int last = announcement;
        boolean marked = announcement + 1 < sentences.size()
                && MARKER.matcher(sentences.get(announcement + 1).of(text)).lookingAt();
        for (int i = announcement + 1; i < sentences.size(); i++) {
            TextRange item = sentences.get(i);
            boolean ownLine = text.substring(sentences.get(last).end(), item.start()).indexOf('\n') >= 0;
            boolean outOfList = marked && !MARKER.matcher(item.of(text)).lookingAt();
            if (!ownLine || outOfList || item.end() - start > MAX_ANNOUNCED || item.end() - item.start() > MAX_ITEM) {
                break;
            }
            last = i;
        }
        return last;
    }
}
