package dev.openbook.license.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of published texts: the letters {@code OBLT}, a version (1), the version and date of the SPDX list; then the words of
 * all texts, and the regular expressions, each with how many there are; then how many texts, and of each the identifier, how many
 * numbers, and the numbers, as {@link TextForm} has them. Counts are four bytes, big-endian; texts are as {@link
 * java.io.DataOutputStream#writeUTF} has them; other numbers have seven bits to a byte, lowest first, the eighth saying that
 * more follow.
 *
 * @param listVersion of the SPDX list
 * @param listDate of that version, as the list gives it
 * @param forms of its texts
 */
record TextsFile(String listVersion, String listDate, List<TextForm> forms) {
    static final int MAGIC = 0x4f424c54;
    static final int VERSION = 1;

    /** Copies the list. */
    TextsFile {
        forms = List.copyOf(forms);
    }

    static TextsFile read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("These are no licence texts of version " + VERSION);
        }
        String version = in.readUTF();
        String date = in.readUTF();
        Vocabulary vocabulary = new Vocabulary(texts(in), texts(in));
        List<TextForm> forms = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String identifier = in.readUTF();
            char[] code = new char[in.readInt()];
            for (int i = 0; i < code.length; i++) {
                code[i] = number(in);
            }
            forms.add(new TextForm(identifier, code, vocabulary));
        }
        return new TextsFile(version, date, forms);
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static char number(DataInputStream in) throws IOException {
        int number = 0;
        int shift = 0;
        int piece;
        do {
            piece = in.readUnsignedByte();
            number |= (piece & 0x7f) << shift;
            shift += 7;
        } while (piece > 0x7f);
        return (char) number;
    }
}
