package dev.openbook.signature;

import dev.openbook.fuzz.FuzzTarget;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A signature beside a small model, or, with {@code resigned}, the statement in it, signed anew by a good key after it was mutated,
 * so that what lies behind the signature is reached too.
 */
public final class SignatureFile implements FuzzTarget {
    private final SignedStatement signed;
    private final boolean resigned;
    private final List<byte[]> seeds;
    private final ModelVerifier verifier = ModelVerifier.create();

    private SignatureFile(SignedStatement signed, boolean resigned, List<byte[]> seeds) {
        this.signed = signed;
        this.resigned = resigned;
        this.seeds = seeds;
    }

    public static SignatureFile bundle(Path folder, List<byte[]> more) throws IOException {
        SignedStatement signed = SignedStatement.in(folder);
        signed.sign(SignedStatement.statement(SignedStatement.resources(), SignedStatement.files()));
        List<byte[]> seeds = new ArrayList<>(more);
        seeds.add(Files.readAllBytes(folder.resolve("model.sig")));
        return new SignatureFile(signed, false, seeds);
    }

    public static SignatureFile statement(Path folder) throws IOException {
        String statement = CanonicalJson.write(SignedStatement.statement(SignedStatement.resources(), SignedStatement.files()));
        return new SignatureFile(SignedStatement.in(folder), true, List.of(statement.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String name() {
        return resigned ? "statement (JSON)" : "bundle (JSON)";
    }

    @Override
    public List<byte[]> seeds() {
        return seeds;
    }

    @Override
    public String outcome(byte[] file) throws IOException {
        if (resigned) {
            signed.sign(new String(file, StandardCharsets.UTF_8));
        } else {
            Files.write(signed.model().resolve("model.sig"), file);
        }
        SignatureReport report = verifier.verify(signed.model(), signed.trusted());
        if (report.verdict() != SignatureVerdict.VERIFIED && report.problems().isEmpty()) {
            throw new IllegalStateException("not verified, and no reason given");
        }
        if (report.verified() && seeds.stream().noneMatch(seed -> Arrays.equals(bare(seed), bare(file))) && !resigned) {
            throw new IllegalStateException("verified, though the bundle says something else");
        }
        return report.verdict().name();
    }

    /** Without white space and without the word about the key that nobody relies on. */
    private static byte[] bare(byte[] bundle) {
        return new String(bundle, StandardCharsets.UTF_8)
                .replaceAll("\\s", "")
                .replaceFirst("\"keyid\":\"[^\"]*\"", "\"keyid\":\"\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
