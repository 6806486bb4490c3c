package dev.openbook.inspect;

import dev.openbook.reading.ReadAhead;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the first bytes of a file say that it is, whatever its name. */
enum FileHead {
    /** Nothing that matters here. */
    PLAIN,
    /** Python's serialised objects, protocol 2 to 5 (PEP 3154). */
    PICKLE,
    /** The first two bytes of a pickle, and a third that none has. */
    PICKLE_MARK,
    /** What a pickle begins with, and safetensors with a header of that length too. */
    PICKLE_OR_SAFETENSORS,
    /** Names of Python functions as pickles of protocol 0 and 1 write them, which begin with no mark; a list of words may look so. */
    PICKLE_WITHOUT_MARK,
    /** A NumPy file whose numbers are Python objects, kept as a pickle. */
    NUMPY_OBJECTS,
    /** A zip archive with a pickle in it, as PyTorch writes them. */
    ZIP_WITH_PICKLE,
    /** Any other zip archive. */
    ZIP,
    /** An archive, or something compressed, of another kind. */
    PACKED,
    /** Program code for a processor: ELF, Portable Executable, Mach-O, WebAssembly, or an archive of such. */
    NATIVE,
    /** Program code for the Java virtual machine. */
    JAVA_CLASS,
    /** A text that begins with the name of the program that runs it. */
    SCRIPT,
    /** HDF5, in which Keras keeps models. */
    HDF5;

    /** What a pickle of protocol 2 to 5 begins with: frames, empty or marked containers, texts, numbers, names of classes. */
    private static final String FIRST_OPERATIONS = "\u0095}])(cXq\u008cKMNGJ\u008a\u008bU\u0080\u0088\u0089BC.l";
    /** Opcodes GLOBAL and INST: a module, a line's end, a name in it, a line's end. */
    private static final Pattern FUNCTION = Pattern.compile("[ci][A-Za-z_][\\w.]{0,100}\n[A-Za-z_][\\w.]{0,100}\n");
    private static final Pattern OBJECTS = Pattern.compile("['\"][<>|=]?O\\d*['\"]");
    private static final int TEXT_BYTES = 4096;
    private static final int TAR_MARK = 257;

    /**
     * Looks at the first bytes of a file.
     *
     * @param start as many as were read at once
     * @param size how many bytes the file has
     */
    static FileHead of(ByteBuffer start, long size) {
        ByteBuffer bytes = start.slice().order(ByteOrder.BIG_ENDIAN);
        if (bytes.remaining() < 4) {
            return PLAIN;
        }
        int mark = bytes.getInt(0);
        return switch (mark) {
            case 0x504B0304 -> ZipHead.holdsPickle(bytes) ? ZIP_WITH_PICKLE : ZIP;
            case 0x504B0506, 0x504B0708 -> ZIP;
            case 0x7F454C46, 0x0061736D -> NATIVE;
            case 0xFEEDFACE, 0xFEEDFACF, 0xCEFAEDFE, 0xCFFAEDFE, 0xBEBAFECA -> NATIVE;
            // Universal Mach-O files count their parts where Java writes its version, which begins at 45.
            case 0xCAFEBABE -> bytes.remaining() >= 8 && bytes.getInt(4) >= 45 ? JAVA_CLASS : NATIVE;
            case 0x89484446 -> HDF5;
            case 0x28B52FFD, 0xFD377A58, 0x377ABCAF, 0x52617221 -> PACKED;
            case 0x213C6172 -> begins(bytes, "!<arch>\n") ? NATIVE : PLAIN;
            case 0x934E554D -> objects(bytes) ? NUMPY_OBJECTS : PLAIN;
            default -> ofShortMark(bytes, mark, size);
        };
    }

    private static FileHead ofShortMark(ByteBuffer bytes, int mark, long size) {
        int first = mark >>> 24;
        int second = (mark >>> 16) & 0xFF;
        if (first == 0x80 && second >= 2 && second <= 5) {
            if (mayBeSafetensors(bytes, size)) {
                return PICKLE_OR_SAFETENSORS;
            }
            return FIRST_OPERATIONS.indexOf((char) ((mark >>> 8) & 0xFF)) >= 0 ? PICKLE : PICKLE_MARK;
        }
        if (begins(bytes, "MZ") && isPortableExecutable(bytes)) {
            return NATIVE;
        }
        if (begins(bytes, "#!")) {
            return SCRIPT;
        }
        boolean tar = bytes.remaining() >= TAR_MARK + 5
                && begins(bytes.slice(TAR_MARK, bytes.remaining() - TAR_MARK), "ustar");
        boolean compressed = (mark >>> 8) == 0x1F8B08 || begins(bytes, "BZh");
        if (tar || compressed) {
            return PACKED;
        }
        return FUNCTION.matcher(text(bytes)).find() ? PICKLE_WITHOUT_MARK : PLAIN;
    }

    /** Eight bytes of length, which the file must have, and JSON: the length may look like a pickle. */
    private static boolean mayBeSafetensors(ByteBuffer bytes, long size) {
        return bytes.remaining() > Long.BYTES
                && bytes.get(Long.BYTES) == '{'
                && Long.compareUnsigned(Long.reverseBytes(bytes.getLong(0)), size - Long.BYTES) <= 0;
    }

    /** Where its head says, the new header follows; a head beyond what was looked at counts as one. */
    private static boolean isPortableExecutable(ByteBuffer bytes) {
        if (bytes.remaining() < 0x40) {
            return false;
        }
        int header = Integer.reverseBytes(bytes.getInt(0x3C));
        return header > bytes.remaining() - 4
                ? bytes.remaining() >= ReadAhead.PIECE_BYTES
                : header >= 0 && bytes.getInt(header) == 0x50450000;
    }

    /** Whether a NumPy file (NEP 1) says that its elements are Python objects. */
    static boolean objects(ByteBuffer bytes) {
        String text = text(bytes);
        int start = text.indexOf("'descr':");
        int end = text.indexOf("'fortran_order'", Math.max(0, start));
        return start >= 0 && end > start && OBJECTS.matcher(text.substring(start, end)).find();
    }

    private static String text(ByteBuffer bytes) {
        byte[] head = new byte[Math.min(bytes.remaining(), TEXT_BYTES)];
        bytes.get(bytes.position(), head);
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(ByteBuffer bytes, String mark) {
        if (bytes.remaining() < mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (bytes.get(i) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
