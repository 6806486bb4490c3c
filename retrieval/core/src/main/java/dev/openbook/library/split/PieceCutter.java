package dev.openbook.library.split;

import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Cuts a document into {@link Piece}s, each counted once. For one document and thread. */
final class PieceCutter {
    /** A heading longer than this is running text that looks like one. */
    private static final int LONGEST_HEADING = 300;
    /** No tokenizer takes more than this many characters for a token on average: longer text is halved uncounted. */
    private static final int CHARACTERS_PER_TOKEN = 16;

    private final DocumentContent content;
    private final ToIntFunction<String> counter;
    private final ToIntFunction<List<Heading>> limit;
    private final TableOfContents contents;
    private final List<Piece> pieces = new ArrayList<>();

    /** The limit says how many tokens a piece under given headings may have. */
    PieceCutter(DocumentContent content, ToIntFunction<String> counter, ToIntFunction<List<Heading>> limit) {
        this.content = content;
        this.counter = counter;
        this.limit = limit;
        this.contents = new TableOfContents(content);
    }

    /** All pieces in order, tables of contents left out. Without any running text the headings are taken for it. */
    List<Piece> cut() {
        boolean onlyHeadings = content.blocks().stream().allMatch(PieceCutter::isHeading);
        List<List<Heading>> paths = onlyHeadings ? content.blocks().stream().map(b -> List.<Heading>of()).toList() : paths();
        Set<Heading> populated = new HashSet<>();
        for (int i = 0; i < paths.size(); i++) {
            if (!isHeading(content.blocks().get(i))) {
                populated.addAll(paths.get(i));
            }
        }
        for (int i = 0; i < paths.size(); i++) {
            Block block = content.blocks().get(i);
            List<Heading> path = paths.get(i);
            if (contents.holds(block, path)) {
                continue;
            }
            if (isHeading(block) && !onlyHeadings) {
                boolean lonely = !populated.contains(path.getLast());
                whole(block, lonely ? Piece.Kind.LONELY_HEADING : Piece.Kind.HEADING, path);
            } else {
                body(block, path);
            }
        }
        return List.copyOf(pieces);
    }

    private static boolean isHeading(Block block) {
        return block.kind() == Block.Kind.HEADING && block.end() - block.start() <= LONGEST_HEADING;
    }

    /** For each block the headings that it stands under, itself included if it is one. */
    private List<List<Heading>> paths() {
        List<List<Heading>> paths = new ArrayList<>();
        List<Heading> path = List.of();
        for (Block block : content.blocks()) {
            path = contents.withoutPast(path, block);
            if (isHeading(block)) {
                List<Heading> next = new ArrayList<>(path);
                while (!next.isEmpty() && next.getLast().level() >= block.level()) {
                    next.removeLast();
                }
                next.add(new Heading(block.level(), text(block.start(), block.end()).strip(), block.start()));
                path = List.copyOf(next);
            }
            paths.add(path);
        }
        return paths;
    }

    private void body(Block block, List<Heading> path) {
        switch (block.kind()) {
            case TABLE_ROW -> whole(block, Piece.Kind.UNIT, path);
            case PREFORMATTED -> lines(block, path);
            case PARAGRAPH, HEADING -> sentences(block, Piece.Kind.SENTENCE, path);
            case LIST_ITEM -> sentences(block, Piece.Kind.UNIT, path);
        }
    }

    private void sentences(Block block, Piece.Kind kind, List<Heading> path) {
        for (TextRange sentence : Sentences.of(text(block.start(), block.end()))) {
            add(kind, block.start() + sentence.start(), block.start() + sentence.end(), path);
        }
    }

    private void lines(Block block, List<Heading> path) {
        int start = block.start();
        while (start < block.end()) {
            int end = content.text().indexOf('\n', start);
            end = end < 0 ? block.end() : Math.min(end, block.end());
            stripped(Piece.Kind.UNIT, start, end, path);
            start = end + 1;
        }
    }

    private void whole(Block block, Piece.Kind kind, List<Heading> path) {
        stripped(kind, block.start(), block.end(), path);
    }

    private void stripped(Piece.Kind kind, int from, int to, List<Heading> path) {
        String text = text(from, to);
        int start = from + text.length() - text.stripLeading().length();
        int end = to - (text.length() - text.stripTrailing().length());
        if (start < end) {
            add(kind, start, end, path);
        }
    }

    private void add(Piece.Kind kind, int start, int end, List<Heading> path) {
        boolean heading = kind == Piece.Kind.HEADING || kind == Piece.Kind.LONELY_HEADING;
        int most = limit.applyAsInt(path);
        boolean hopeless = !heading && end - start > most * (long) CHARACTERS_PER_TOKEN;
        int tokens = hopeless ? Integer.MAX_VALUE : counter.applyAsInt(text(start, end));
        int middle = middle(start, end);
        if (tokens <= most || heading || middle == end) {
            TextRange range = new TextRange(start, end);
            pieces.add(new Piece(kind, range, tokens, content.pageAt(start), content.pageAt(end - 1), path));
        } else {
            stripped(Piece.Kind.UNIT, start, middle, path);
            stripped(Piece.Kind.UNIT, middle, end, path);
        }
    }

    /** The white space nearest to the middle; else the middle, never within a pair of surrogates; else the end. */
    private int middle(int start, int end) {
        String text = content.text();
        int middle = start + (end - start) / 2;
        for (int distance = 0; distance < (end - start) / 2; distance++) {
            if (Sentences.isSpace(text.charAt(middle - distance))) {
                return middle - distance;
            }
            if (Sentences.isSpace(text.charAt(middle + distance))) {
                return middle + distance;
            }
        }
        boolean withinPair = middle > start
                && Character.isLowSurrogate(text.charAt(middle))
                && Character.isHighSurrogate(text.charAt(middle - 1));
        middle += withinPair ? 1 : 0;
        return middle > start ? middle : end;
    }

    private String text(int start, int end) {
        return content.text().substring(start, end);
    }
}
