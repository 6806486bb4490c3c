package dev.openbook.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/**
 * The public part of a private elliptic key: the generator, added to itself as many times as the private number says (SEC 1,
 * section 3.2.1). The JDK has this but shows it to nobody.
 *
 * <p>The time that it takes depends on the key, unlike the JDK's own arithmetic. It runs once for each key that somebody reads from
 * a file on their own machine; signing itself is the JDK's.
 */
final class PublicPoint {
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final ECParameterSpec curve;
    private final BigInteger prime;

    private PublicPoint(ECParameterSpec curve) {
        this.curve = curve;
        this.prime = ((ECFieldFp) curve.getCurve().getField()).getP();
    }

    static PublicKey of(ECPrivateKey key) throws GeneralSecurityException {
        PublicPoint arithmetic = new PublicPoint(key.getParams());
        ECPoint point = arithmetic.times(key.getS());
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, key.getParams()));
    }

    private ECPoint times(BigInteger factor) {
        ECPoint sum = ECPoint.POINT_INFINITY;
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            sum = plus(sum, sum);
            if (factor.testBit(bit)) {
                sum = plus(sum, curve.getGenerator());
            }
        }
        return sum;
    }

    private ECPoint plus(ECPoint left, ECPoint right) {
        if (left.equals(ECPoint.POINT_INFINITY)) {
            return right;
        }
        if (right.equals(ECPoint.POINT_INFINITY)) {
            return left;
        }
        boolean same = left.equals(right);
        if (!same && left.getAffineX().equals(right.getAffineX())) {
            return ECPoint.POINT_INFINITY;
        }
        BigInteger slope = same
                ? left.getAffineX().pow(2).multiply(THREE).add(curve.getCurve().getA())
                        .multiply(left.getAffineY().shiftLeft(1).modInverse(prime))
                : right.getAffineY().subtract(left.getAffineY())
                        .multiply(right.getAffineX().subtract(left.getAffineX()).modInverse(prime));
        BigInteger x = slope.pow(2).subtract(left.getAffineX()).subtract(right.getAffineX()).mod(prime);
        BigInteger y = slope.multiply(left.getAffineX().subtract(x)).subtract(left.getAffineY()).mod(prime);
        return new ECPoint(x, y);
    }
}
