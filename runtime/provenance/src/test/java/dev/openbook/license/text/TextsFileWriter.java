package dev.openbook.license.text;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the file that {@link TextsFile} reads; the same texts give the same bytes. */
final class TextsFileWriter {
    private final List<String> identifiers = new ArrayList<>();
    private final List<List<TextPart>> forms = new ArrayList<>();
    private final Map<String, Integer> frequency = new HashMap<>();
    private final Set<String> patterns = new LinkedHashSet<>();
    private Map<String, Integer> wordNumbers = Map.of();
    private List<String> patternList = List.of();

    /** Adds a form of a licence. */
    void add(String identifier, List<TextPart> form) {
        identifiers.add(identifier);
        forms.add(form);
        count(form);
    }

    private void count(List<TextPart> form) {
        for (TextPart part : form) {
            switch (part) {
                case TextPart.Words words -> count(words);
                case TextPart.Maybe maybe -> count(maybe.parts());
                case TextPart.Replaceable replaceable -> {
                    count(new TextPart.Words(replaceable.words()));
                    patterns.add(replaceable.pattern());
                }
            }
        }
    }

    private void count(TextPart.Words words) {
        words.words().forEach(word -> frequency.merge(word, 1, Integer::sum));
    }

    void write(String listVersion, String listDate, DataOutputStream out) throws IOException {
        List<String> words = frequency.keySet().stream()
                .sorted(Comparator.comparing((String word) -> frequency.get(word)).reversed().thenComparing(word -> word))
                .toList();
        wordNumbers = new HashMap<>();
        words.forEach(word -> wordNumbers.put(word, wordNumbers.size()));
        patternList = List.copyOf(patterns.stream().sorted().toList());
        out.writeInt(TextsFile.MAGIC);
        out.writeInt(TextsFile.VERSION);
        out.writeUTF(listVersion);
        out.writeUTF(listDate);
        write(words, out);
        write(patternList, out);
        out.writeInt(forms.size());
        for (int i = 0; i < forms.size(); i++) {
            out.writeUTF(identifiers.get(i));
            List<Integer> code = new ArrayList<>();
            encode(forms.get(i), code);
            out.writeInt(code.size());
            for (int number : code) {
                write(number, out);
            }
        }
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private void encode(List<TextPart> form, List<Integer> code) {
        for (TextPart part : form) {
            switch (part) {
                case TextPart.Words words -> encodeWords(words.words(), code);
                case TextPart.Maybe maybe -> {
                    code.add((int) TextForm.BEGIN);
                    encode(maybe.parts(), code);
                    code.add((int) TextForm.END);
                }
                case TextPart.Replaceable replaceable -> {
                    code.add((int) TextForm.REPLACEABLE);
                    code.add(replaceable.place().ordinal());
                    code.add(patternList.indexOf(replaceable.pattern()));
                    code.add(replaceable.words().size());
                    encodeWords(replaceable.words(), code);
                }
            }
        }
    }

    private void encodeWords(List<String> words, List<Integer> code) {
        words.forEach(word -> code.add(wordNumbers.get(word) + TextForm.FIRST_WORD));
    }

    private static void write(int number, DataOutputStream out) throws IOException {
        int left = number;
        while (left > 0x7f) {
            out.writeByte(left & 0x7f | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }
}
