package dev.openbook.text.internal.wordpiece;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes words character by character and spells them in pieces. For one text and one thread. */
final class WordPieces {
    /** Characters below U+0800 take two bytes of UTF-8, those below U+10000 three; others do not come here. */
    private static final int BYTES_OF_A_CHARACTER = 3;

    private final PieceIds vocabulary;
    private final int unknownId;
    private final int maxCharacters;
    private final byte[] continuation;
    /** The word in UTF-8, behind room for {@link #continuation}. */
    private final byte[] word;
    private int end;
    private int characters;
    private int[] ids;
    private int count;

    WordPieces(WordPieceSettings settings, PieceIds vocabulary, int textLength) {
        this.vocabulary = vocabulary;
        this.unknownId = settings.unknownId();
        this.maxCharacters = settings.maxCharacters();
        this.continuation = settings.continuation().getBytes(StandardCharsets.UTF_8);
        this.word = new byte[continuation.length + maxCharacters * BYTES_OF_A_CHARACTER];
        this.end = continuation.length;
        this.ids = new int[textLength / 4 + 8];
    }

    /** Adds a character to the word. */
    void append(char character) {
        characters++;
        if (characters > maxCharacters) {
            return; // it will not be spelled
        }
        if (character < 0x80) {
            word[end++] = (byte) character;
        } else if (character < 0x800) {
            word[end++] = (byte) (0xC0 | (character >> 6));
            word[end++] = (byte) (0x80 | (character & 0x3F));
        } else {
            word[end++] = (byte) (0xE0 | (character >> 12));
            word[end++] = (byte) (0x80 | ((character >> 6) & 0x3F));
            word[end++] = (byte) (0x80 | (character & 0x3F));
        }
    }

    /** Spells the word, if there is one, and begins the next. */
    void endWord() {
        if (characters > 0) {
            int before = count;
            if (characters > maxCharacters || !spelled()) {
                count = before;
                add(unknownId);
            }
            characters = 0;
            end = continuation.length;
        }
    }

    /** The ids of all words so far. */
    int[] ids() {
        return Arrays.copyOf(ids, count);
    }

    private boolean spelled() {
        int next = continuation.length;
        int from = next; // of the spelling to look up: where the word begins, later where the mark before a piece does
        while (next < end) {
            int to = end;
            int id = vocabulary.idOf(word, from, to);
            while (id < 0) {
                to = before(to);
                if (to <= next) {
                    return false;
                }
                id = vocabulary.idOf(word, from, to);
            }
            add(id);
            next = to;
            from = next - continuation.length;
            if (next < end) {
                // What lies before has been spelled, so the mark may overwrite it.
                System.arraycopy(continuation, 0, word, from, continuation.length);
            }
        }
        return true;
    }

    /** Where the character begins that ends at an index. */
    private int before(int index) {
        int start = index - 1;
        while ((word[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }

    private void add(int id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count++] = id;
    }
}
