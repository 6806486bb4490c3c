package dev.openbook.lucene;

import dev.openbook.library.PassageIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A second Java process that writes to an index until it is killed or its input ends. */
final class ChildProcess implements AutoCloseable {
    static final int DOCUMENTS = 20;
    static final int PASSAGES = 5;

    private final Process process;
    private final BufferedReader said;

    private ChildProcess(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ChildProcess start(String task, Path folder) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java, "-Xmx128m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                ChildProcess.class.getName(), task, folder.toString()));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new ChildProcess(builder.start());
    }

    String nextLine() throws IOException {
        return said.readLine();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        said.close();
        process.getOutputStream().close();
    }

    /** {@code hold FOLDER}: takes the pen and waits. {@code rewrite FOLDER}: writes generation after generation. */
    public static void main(String[] arguments) throws IOException {
        try (PassageIndex index =
                        LuceneIndex.open(Path.of(arguments[1]), Shelf.PLANE, LuceneSettings.standard());
                PassageIndex.Writer writer = index.write()) {
            if (arguments[0].equals("hold")) {
                Shelf.put(writer, "never.txt", "travel");
                System.out.println("held");
                System.out.flush();
                int end = System.in.read();
                System.out.println(end);
                return;
            }
            long generation;
            try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                generation = snapshot.state().commit();
            }
            // Ends by itself when nobody listens any more.
            while (!System.out.checkError()) {
                generation++;
                for (int document = 0; document < DOCUMENTS; document++) {
                    String[] texts = new String[PASSAGES];
                    Arrays.fill(texts, "travel generation" + generation);
                    Shelf.put(writer, "document" + document + ".txt", texts);
                }
                writer.commit();
                System.out.println(generation);
                System.out.flush();
            }
        }
    }
}
