package dev.openbook.fuzz;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.mof.MofRecordReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An openness record, read by itself.
 *
 * @param seeds sound ones
 */
record OpennessRecordFile(List<byte[]> seeds) implements FuzzTarget {
    @Override
    public String name() {
        return "openness record (YAML)";
    }

    @Override
    public String outcome(byte[] file) {
        try {
            MofRecordReader.read("record.yml", new String(file, StandardCharsets.UTF_8));
            return "clean";
        } catch (OpenbookException e) {
            if (e.code() != FailureCode.RECORD_INVALID) {
                throw e;
            }
            return e.code().name();
        }
    }
}
