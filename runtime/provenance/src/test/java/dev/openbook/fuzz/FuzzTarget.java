package dev.openbook.fuzz;

import java.io.IOException;
import java.util.List;

/** A reader of one format. */
public interface FuzzTarget {

    /** What the format is called. */
    String name();

    /** Sound files, as a start. */
    List<byte[]> seeds();

    /** What reading comes to, in a word; any exception that leaves this method is a fault. */
    String outcome(byte[] file) throws IOException;
}
