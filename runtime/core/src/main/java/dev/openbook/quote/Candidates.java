package dev.openbook.quote;

import dev.openbook.library.split.Sentences;
import dev.openbook.library.split.TextRange;
import dev.openbook.retrieve.RetrievedPassage;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what can be quoted: the sentences of passages, each once although passages overlap. A sentence that ends in a colon
 * announces what follows, and is quoted together with it.
 */
final class Candidates {
    /** An announcement and what it announces are quoted up to this length, in UTF-16 units. */
    private static final int MAX_ANNOUNCED = 700;
    /** What follows a colon is an item of its list only if it is no longer than this. */
    private static final int MAX_ITEM = 240;
    /** Shorter pieces (page numbers, lone words) say nothing by themselves. */
    private static final int MIN_LENGTH = 12;

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
        List<TextRange> sentences = Sentences.of(text);
        for (int i = 0; i < sentences.size(); i++) {
            TextRange sentence = sentences.get(i);
            boolean announces = text.charAt(sentence.end() - 1) == ':';
            int end = announces ? endOfAnnounced(text, sentences, i) : sentence.end();
            Candidate candidate = new Candidate(passage, new TextRange(sentence.start(), end));
            boolean known = candidates.stream()
                    .anyMatch(other -> other.start() == candidate.start() && other.overlaps(candidate));
            if (!known && end - sentence.start() >= MIN_LENGTH) {
                candidates.add(candidate);
            }
        }
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
