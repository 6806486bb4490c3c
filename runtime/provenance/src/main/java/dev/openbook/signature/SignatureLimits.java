package dev.openbook.signature;

/**
 * Bounds on one untrusted signature and the folder that it is about.
 *
 * @param maxBundleBytes size of the signature's file; it grows with the number of files signed, about 200 bytes for each
 * @param maxResources files, or pieces of files, that a signature may list
 * @param maxFiles files and folders in the model's folder
 * @param maxDepth folders within folders
 * @param maxCertificates certificates that a signature may carry
 */
public record SignatureLimits(int maxBundleBytes, int maxResources, int maxFiles, int maxDepth, int maxCertificates) {

    /** Checks that every bound is positive. */
    public SignatureLimits {
        if (maxBundleBytes <= 0 || maxResources <= 0 || maxFiles <= 0 || maxDepth <= 0 || maxCertificates <= 0) {
            throw new IllegalArgumentException("Every limit must be positive: " + maxBundleBytes + " bytes, " + maxResources
                    + " resources, " + maxFiles + " files, depth " + maxDepth + ", " + maxCertificates + " certificates");
        }
    }

    /** 4 MiB, 15,000 resources, 100,000 files, depth 32, 16 certificates: what a check keeps fits into a heap of 64 MiB. */
    public static SignatureLimits standard() {
        return new SignatureLimits(4 << 20, 15_000, 100_000, 32, 16);
    }
}
