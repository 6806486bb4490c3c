package dev.openbook.quote;

import dev.openbook.library.split.Sentences;
import dev.openbook.library.split.TextRange;
import dev.openbook.retrieve.RetrievedPassage;
import java.util.ArrayList;
import java.util.List;

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
    /** A line within a passage that is longer than this is not a heading. */
    private static final int MAX_HEADING = 90;

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
                topic = sentence.of(text);
                continue;
            }
            boolean announces = text.charAt(sentence.end() - 1) == ':';
            int end = announces ? endOfAnnounced(text, sentences, i) : sentence.end();
            Candidate candidate = new Candidate(passage, new TextRange(sentence.start(), end), topic);
            boolean known = candidates.stream()
                    .anyMatch(other -> other.start() == candidate.start() && other.overlaps(candidate));
            if (!known && end - sentence.start() >= MIN_LENGTH) {
                candidates.add(candidate);
            }
        }
    }

    /** Whether a sentence belongs to a question that ends its line: “Our site is far away. May we apply?” */
    private static boolean asks(String text, TextRange sentence) {
        int lineEnd = text.indexOf('\n', sentence.end());
        String line = text.substring(sentence.start(), lineEnd < 0 ? text.length() : lineEnd).stripTrailing();
        return line.endsWith("?");
    }

    /** Whether a sentence is a question, or a short line of its own without an end that stands above a whole sentence. */
    private static boolean isTopic(String text, List<TextRange> sentences, int i) {
        TextRange line = sentences.get(i);
        if (asks(text, line)) {
            return true;
        }
        boolean open = ".!:;,|)”\"".indexOf(text.charAt(line.end() - 1)) < 0;
        if (!open || line.end() - line.start() > MAX_HEADING || i + 1 == sentences.size()) {
            return false;
        }
        TextRange next = sentences.get(i + 1);
        boolean alone = text.substring(line.end(), next.start()).indexOf('\n') >= 0
                && (i == 0 || text.substring(sentences.get(i - 1).end(), line.start()).indexOf('\n') >= 0);
        boolean aboveASentence = ".:".indexOf(text.charAt(next.end() - 1)) >= 0;
        String words = line.of(text);
        return alone && aboveASentence && words.indexOf('|') < 0 && words.indexOf(": ") < 0;
    }

    private static int endOfAnnounced(String text, List<TextRange> sentences, int announcement) {
        int start = sentences.get(announcement).start();
        int end = sentences.get(announcement).end();
        for (TextRange item : sentences.subList(announcement + 1, sentences.size())) {
            boolean ownLine = text.substring(end, item.start()).indexOf('\n') >= 0;
            if (!ownLine || item.end() - start > MAX_ANNOUNCED || item.end() - item.start() > MAX_ITEM) {
                break;
            }
            end = item.end();
        }
        return end;
    }
}
