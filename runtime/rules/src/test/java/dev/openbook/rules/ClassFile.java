package dev.openbook.rules;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class names: every type that its code, members, signatures and annotations speak of, and its text constants. Read
 * from the constant pool (Java Virtual Machine Specification, 4.4).
 *
 * @param types with slashes between the parts of their names
 * @param texts constants of its code
 */
record ClassFile(Set<String> types, Set<String> texts) {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L((?:[\\w$-]+/)+[\\w$-]+)[;<]");

    static ClassFile read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        in.readInt(); // magic
        in.readInt(); // version
        int size = in.readUnsignedShort();
        String[] utf8 = new String[size];
        int[] classNames = new int[size];
        boolean[] isText = new boolean[size];
        for (int i = 1; i < size; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> utf8[i] = in.readUTF();
                case CLASS -> classNames[i] = in.readUnsignedShort();
                case STRING -> isText[in.readUnsignedShort()] = true;
                default -> in.skipNBytes(length(tag));
            }
            if (tag == LONG || tag == DOUBLE) {
                i++; // takes two places
            }
        }
        Set<String> types = new TreeSet<>();
        Set<String> texts = new TreeSet<>();
        for (int i = 1; i < size; i++) {
            if (classNames[i] > 0) {
                String name = utf8[classNames[i]];
                types.addAll(name.startsWith("[") ? inDescriptor(name) : Set.of(name));
            }
            if (isText[i]) {
                texts.add(utf8[i]);
            } else if (utf8[i] != null) {
                types.addAll(inDescriptor(utf8[i]));
            }
        }
        return new ClassFile(types, texts);
    }

    private static int length(int tag) {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case LONG, DOUBLE -> 8;
            case 15 -> 3;
            case 16, 19, 20 -> 2;
            default -> throw new IllegalArgumentException("No constant of a class file has the tag " + tag + ".");
        };
    }

    private static Set<String> inDescriptor(String text) {
        Set<String> types = new TreeSet<>();
        Matcher matcher = TYPE_IN_DESCRIPTOR.matcher(text);
        while (matcher.find()) {
            types.add(matcher.group(1));
        }
        return types;
    }
}
