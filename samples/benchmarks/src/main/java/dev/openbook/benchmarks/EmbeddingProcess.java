package dev.openbook.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A contender in a process of its own, an {@link EmbeddingWorker}, which rests while it is not asked. */
final class EmbeddingProcess implements AutoCloseable {
    private static final long SECONDS_TO_END = 20;

    private final EmbeddingContender contender;
    private final Process process;
    private final BufferedReader replies;
    private final Writer commands;
    private final String runtime;

    private EmbeddingProcess(EmbeddingContender contender, Process process) throws IOException {
        this.contender = contender;
        this.process = process;
        this.replies = process.inputReader(StandardCharsets.UTF_8);
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.runtime = reply();
    }

    /**
     * Starts it, and waits until its model is open.
     *
     * @param heap its {@code -Xmx}
     * @param files the folder of {@link PeerFiles}
     */
    static EmbeddingProcess start(EmbeddingContender contender, String heap, Path files, EmbeddingArguments arguments)
            throws IOException {
        List<String> classPath = new ArrayList<>(arguments.jarsFor(contender.library()));
        classPath.add(System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap, "--enable-native-access=ALL-UNNAMED", "-Dai.djl.offline=true",
                "-Djava.util.logging.config.file=" + files.resolve(PeerFiles.LOGGING),
                "-cp", String.join(File.pathSeparator, classPath), EmbeddingWorker.class.getName(),
                contender.name(), files.toString(), Integer.toString(arguments.tokens())));
        arguments.texts().ifPresent(file -> command.add(file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // DJL's tokenizers, which LangChain4j uses as well, would otherwise report to their maker and fetch what they lack.
        builder.environment().putAll(Map.of(
                "DJL_OFFLINE", "true", "OPT_OUT_TRACKING", "true", "DJL_CACHE_DIR", files.resolve("djl").toString()));
        return new EmbeddingProcess(contender, builder.start());
    }

    EmbeddingContender contender() {
        return contender;
    }

    /** The version of ONNX Runtime that it runs on. */
    String runtime() {
        return runtime;
    }

    /** Has it embed, and tells what a text took. */
    Contender.Turn embed(String kind) throws IOException {
        double[] figures = ask(kind);
        return new Contender.Turn(figures[0], figures[1]);
    }

    /** Sends a command and reads the figures that come back. */
    double[] ask(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        return Arrays.stream(reply().split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** The next line that is meant for us; libraries may write others. */
    private String reply() throws IOException {
        for (String line = replies.readLine(); line != null; line = replies.readLine()) {
            if (line.startsWith(EmbeddingWorker.REPLY)) {
                return line.substring(EmbeddingWorker.REPLY.length());
            }
        }
        throw new IOException(contender.title() + " ended before it answered; its own words stand above.");
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
