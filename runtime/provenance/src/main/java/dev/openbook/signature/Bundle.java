package dev.openbook.signature;

/**
 * A signature's file, taken apart but not yet believed.
 *
 * @param material what it says of the signer
 * @param payload the statement, exactly as it was signed
 * @param signature over the payload, in DER
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to digest, never compared
record Bundle(SignatureMaterial material, byte[] payload, byte[] signature) {}
