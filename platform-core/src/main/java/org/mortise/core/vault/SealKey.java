package org.mortise.core.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 32 bytes and what follows from it: one key to seal with, another to mark by, and a name that gives neither away.
 *
 * @param id name, which stands beside everything that it sealed
 */
record SealKey(String id, SecretKeySpec sealing, SecretKeySpec marking) {

    static final int BYTES = 32;

    private static final int ID_BYTES = 4;
    private static final String HMAC = "HmacSHA256";

    static SealKey of(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("an encryption key has 32 bytes, not " + secret.length);
        }
        var root = new SecretKeySpec(secret, HMAC);
        var id = Arrays.copyOf(derived(root, "mortise key id 1"), ID_BYTES);
        return new SealKey(
                HexFormat.of().formatHex(id),
                new SecretKeySpec(derived(root, "mortise seal 1"), "AES"),
                new SecretKeySpec(derived(root, "mortise mark 1"), HMAC));
    }

    /** Reads what {@code openssl rand -base64 32} writes. */
    static SealKey parse(String base64) {
        try {
            return of(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "An encryption key must be 32 bytes in Base64, as openssl rand -base64 32 gives them", unreadable);
        }
    }

    static byte[] derived(SecretKeySpec key, String of) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(of.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Keys never appear in logs. */
    @Override
    public String toString() {
        return id;
    }
}
