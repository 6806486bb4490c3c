package dev.openbook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
    private static final int PIECE = 1 << 20;

    @TempDir
    Path folder;

    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 12_345})
    void thePiecesAreTheFile(int size) throws IOException {
        byte[] bytes = bytes(size);
        assertThat(read(Files.write(folder.resolve("weights.bin"), bytes))).isEqualTo(bytes);
    }

    @Test
    void anInterruptIsLeftToOthers() throws IOException {
        byte[] bytes = bytes(2 * PIECE);
        Path file = Files.write(folder.resolve("weights.bin"), bytes);
        Thread.currentThread().interrupt();
        byte[] read = read(file);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read).isEqualTo(bytes);
    }

    @Test
    void whatTheReaderMeetsReachesTheCaller() throws IOException {
        FileChannel channel = FileChannel.open(Files.write(folder.resolve("weights.bin"), bytes(10)));
        channel.close();
        assertThatThrownBy(() -> {
            try (ReadAhead pieces = new ReadAhead(ReadAhead.Source.of(channel), PIECE, reader)) {
                pieces.next();
            }
        })
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(ClosedChannelException.class);
    }

    @Test
    void whatIsWrongWithTheMachineIsNotTheDisksFault() {
        OutOfMemoryError full = new OutOfMemoryError("made by the test");
        ReadAhead.Source source = piece -> {
            throw full;
        };
        assertThatThrownBy(() -> new ReadAhead(source, PIECE, reader).next()).isSameAs(full);
    }

    private byte[] read(Path file) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (FileChannel channel = FileChannel.open(file);
                ReadAhead pieces = new ReadAhead(ReadAhead.Source.of(channel), PIECE, reader)) {
            for (ByteBuffer piece = pieces.next(); piece.hasRemaining(); piece = pieces.next()) {
                read.write(piece.array(), 0, piece.limit());
            }
        }
        return read.toByteArray();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
