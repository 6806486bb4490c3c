package dev.openbook.text;

import java.util.Arrays;

/** Where a decoder cannot be run token by token: keeps the tokens and decodes them at the end. */
final class CollectingDetokenizer implements IncrementalDetokenizer {
    private final Tokenizer tokenizer;
    private final boolean skipSpecialTokens;
    private int[] ids = new int[64];
    private int count;

    CollectingDetokenizer(Tokenizer tokenizer, boolean skipSpecialTokens) {
        this.tokenizer = tokenizer;
        this.skipSpecialTokens = skipSpecialTokens;
    }

    @Override
    public String add(int id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, Math.multiplyExact(count, 2));
        }
        ids[count++] = id;
        return "";
    }

    @Override
    public String pending() {
        return tokenizer.decode(Arrays.copyOf(ids, count), skipSpecialTokens);
    }

    @Override
    public String finish() {
        String text = pending();
        count = 0;
        return text;
    }
}
