package dev.openbook.benchmarks;

import dev.openbook.signature.ModelSigner;
import dev.openbook.signature.ModelVerifier;
import dev.openbook.signature.SigningKey;
import dev.openbook.signature.TrustedKeys;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What do signing a model's folder and verifying its signature cost over a bare loop that computes the SHA-256 of the same files, one
 * after the other? All take turns over files that the system has in its cache; the first rounds are for the compiler.
 */
public final class SigningBesideDigest {
    private static final int WARMING = 2;
    private static final int ROUNDS = 7;
    private static final int FILES = 8;

    private final Path folder;
    private final Path bundle;
    private final SigningKey key;

    private SigningBesideDigest(Path folder, Path bundle, SigningKey key) {
        this.folder = folder;
        this.bundle = bundle;
        this.key = key;
    }

    /** Runs it. Argument: how many MiB of weights in eight files; 1,024 without. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        int mebibytes = arguments.length == 0 ? 1024 : Integer.parseInt(arguments[0]);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        SigningKey key = SigningKey.of((ECPrivateKey) generator.generateKeyPair().getPrivate());
        try (TemporaryFolder folder = TemporaryFolder.create(); TemporaryFolder aside = TemporaryFolder.create()) {
            for (int i = 0; i < FILES; i++) {
                MadeModel.weights(folder.path().resolve("model.onnx_data_" + i), ((long) mebibytes << 20) / FILES);
            }
            new SigningBesideDigest(folder.path(), aside.path().resolve("model.sig"), key).measure(mebibytes);
        }
    }

    private void measure(int mebibytes) throws IOException {
        double[] signing = new double[ROUNDS];
        double[] verifying = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        for (int round = -WARMING; round < ROUNDS; round++) {
            double first = BareDigest.milliseconds(folder);
            double signed = sign();
            double verified = verify();
            double last = BareDigest.milliseconds(folder);
            if (round >= 0) {
                bare[round] = (first + last) / 2;
                signing[round] = signed / bare[round];
                verifying[round] = verified / bare[round];
            }
        }
        System.out.printf(Locale.ROOT, "%d MiB in %d files: bare loop %.0f ms; signing %.3f, verifying %.3f of it in the median of %d"
                        + " rounds; load of the machine %.1f%n",
                mebibytes, FILES, median(bare), median(signing), median(verifying), ROUNDS,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private double sign() {
        long start = System.nanoTime();
        ModelSigner.withKey(key).sign(folder, bundle, Set.of());
        return (System.nanoTime() - start) / 1e6;
    }

    private double verify() {
        long start = System.nanoTime();
        if (!ModelVerifier.create().verify(folder, bundle, TrustedKeys.of(key.publicKey())).verified()) {
            throw new IllegalStateException("What was signed just now does not verify.");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
