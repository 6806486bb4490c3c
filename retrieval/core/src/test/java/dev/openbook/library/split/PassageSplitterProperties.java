package dev.openbook.library.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.document.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PassageSplitterProperties {
    private static final ApproximateTokens TOKENS = new ApproximateTokens();
    private static final String[] WORDS = {
        "grant", "the", "U.S.", "Sec.", "3", "applicants,", "organisations", "Dr.", "must.", "Apply!", "$5.", "(see", "below).",
        "internationalisation", "申请者必须注册", "\uD83D\uDE00"
    };

    /** A document of blocks of all kinds, some very long, with pages or without. */
    private static DocumentContent document(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        List<Integer> pageStarts = new ArrayList<>();
        boolean paged = random.nextBoolean();
        for (int i = random.nextInt(40); i > 0; i--) {
            if (paged && (pageStarts.isEmpty() || random.nextInt(4) == 0)) {
                pageStarts.add(text.length());
            }
            Block.Kind kind = Block.Kind.values()[random.nextInt(Block.Kind.values().length)];
            int level = kind == Block.Kind.HEADING ? 1 + random.nextInt(4) : 0;
            int words = 1 + (kind == Block.Kind.HEADING ? random.nextInt(6) : random.nextInt(random.nextInt(10) == 0 ? 300 : 40));
            int start = text.length();
            for (int word = 0; word < words; word++) {
                boolean line = kind == Block.Kind.PREFORMATTED && random.nextInt(5) == 0;
                text.append(word == 0 ? "" : line ? "\n" : " ").append(WORDS[random.nextInt(WORDS.length)]);
            }
            blocks.add(new Block(kind, level, pageStarts.size(), start, text.length()));
            text.append(random.nextBoolean() ? "\n" : "\n\n");
        }
        return new DocumentContent(
                DocumentType.TEXT, Optional.of("A title").filter(t -> random.nextBoolean()), text.toString(), blocks, pageStarts);
    }

    private static List<ContextualPassage> split(DocumentContent content, int max, int window) {
        SplitterSettings settings = new SplitterSettings(max, max / 6, max / 5);
        return new PassageSplitter(settings, TOKENS, window).split(new DocumentId("a"), content);
    }

    @Property(tries = 400)
    void passagesAreVerbatimOrderedAndWithinTheLimits(
            @ForAll long seed, @ForAll @IntRange(min = 16, max = 200) int max, @ForAll @IntRange(min = 24, max = 300) int window) {
        DocumentContent content = document(seed);
        int lastStart = -1;
        int lastEnd = -1;
        int ordinal = 0;
        for (ContextualPassage each : split(content, max, window)) {
            Passage passage = each.passage();
            assertThat(passage.ordinal()).isEqualTo(ordinal++);
            assertThat(passage.text()).isEqualTo(content.text().substring(passage.span().start(), passage.span().end()));
            assertThat(passage.text()).isEqualTo(passage.text().strip());
            assertThat(passage.span().start()).isGreaterThan(lastStart);
            assertThat(passage.span().end()).isGreaterThan(lastEnd);
            lastStart = passage.span().start();
            lastEnd = passage.span().end();
            assertThat(TOKENS.applyAsInt(passage.text())).isLessThanOrEqualTo(max);
            assertThat(TOKENS.applyAsInt(each.embeddedText())).isLessThanOrEqualTo(window);
            assertThat(passage.span().firstPage()).isEqualTo(content.pageAt(passage.span().start()));
            assertThat(passage.span().lastPage()).isEqualTo(content.pageAt(passage.span().end() - 1));
        }
    }

    @Property(tries = 400)
    void allRunningTextIsCoveredAndNoPassageIsHeadingsOnly(@ForAll long seed) {
        DocumentContent content = document(seed);
        BitSet covered = new BitSet();
        BitSet running = new BitSet();
        boolean onlyHeadings = content.blocks().stream().allMatch(block -> block.kind() == Block.Kind.HEADING);
        content.blocks().stream()
                .filter(block -> onlyHeadings || block.kind() != Block.Kind.HEADING)
                .forEach(block -> running.set(block.start(), block.end()));
        for (ContextualPassage each : split(content, 60, 100)) {
            covered.set(each.passage().span().start(), each.passage().span().end());
            assertThat(running.get(each.passage().span().start(), each.passage().span().end()).isEmpty()).isFalse();
        }
        running.andNot(covered);
        running.stream().forEach(i -> assertThat(Character.isWhitespace(content.text().charAt(i))).isTrue());
    }

    @Property(tries = 400)
    void noPassageMixesMajorSections(@ForAll long seed) {
        DocumentContent content = document(seed);
        for (ContextualPassage each : split(content, 100, 200)) {
            int sections = 0;
            boolean fresh = true;
            for (Block block : content.blocks()) {
                boolean heading = block.kind() == Block.Kind.HEADING;
                fresh |= heading && block.level() <= 2;
                boolean within = block.start() < each.passage().span().end() && block.end() > each.passage().span().start();
                if (!heading && within) {
                    sections += fresh ? 1 : 0;
                    fresh = false;
                } else if (!heading) {
                    fresh = sections == 0;
                }
            }
            assertThat(sections).isLessThanOrEqualTo(1);
        }
    }
}
