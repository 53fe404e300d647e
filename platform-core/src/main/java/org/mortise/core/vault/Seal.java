package org.mortise.core.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.mortise.core.kernel.Json;

/**
 * Seals single values by AES-256-GCM and opens them again. A sealed value is the object {@code {"sealed": "1.<key>.<Base64 of nonce,
 * ciphertext and tag>", "mark": "…"}} and opens only at the place that it was sealed for, such as {@code f_person.idcard}.
 *
 * <p>Marks are HMACs of the value by a key of their own: the same at one place for the same value, so that the database compares what
 * it cannot read. The first of the keys seals; all of them open.
 */
public final class Seal {

    /** Property of a sealed value that holds it. */
    public static final String SEALED = "sealed";

    /** Property of a sealed value by which it is compared. */
    public static final String MARK = "mark";

    private static final String VERSION = "1.";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MARK_BYTES = 18;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final List<SealKey> keys;
    private final SecureRandom random = new SecureRandom();

    Seal(List<SealKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Of keys of 32 bytes each; the first one seals. */
    public static Seal of(byte[]... keys) {
        return new Seal(Arrays.stream(keys).map(SealKey::of).toList());
    }

    /** Names of the keys; the first is that of the key that seals. */
    public List<String> keyIds() {
        return keys.stream().map(SealKey::id).toList();
    }

    /** What sealed before: with each of the other keys in the first place. */
    public List<Seal> older() {
        return keys.stream()
                .skip(1)
                .map(key -> new Seal(Stream.concat(Stream.of(key), keys.stream().filter(other -> !other.equals(key)))
                        .toList()))
                .toList();
    }

    /** Blanks and what is sealed already stay as they are. */
    public JsonNode seal(String place, JsonNode value) {
        if (isBlank(value) || isSealed(value)) {
            return value;
        }
        var sealed = Json.object().put(SEALED, encrypted(place, Json.write(value)));
        return value.isTextual() ? sealed.put(MARK, mark(keys.get(0), place, value.asText())) : sealed;
    }

    /** The value as it was; what is not sealed stays as it is. */
    public JsonNode open(String place, JsonNode value) {
        return isSealed(value) ? Json.parse(decrypted(place, value.path(SEALED).asText())) : value;
    }

    /** Sealed by the key that seals now, whichever key sealed it before. */
    public JsonNode renewed(String place, JsonNode value) {
        return isCurrent(value) ? value : seal(place, open(place, value));
    }

    /** What is kept of a text at a place to compare it by: under the key that seals now, then under each of the others. */
    public List<String> marks(String place, String text) {
        return keys.stream().map(key -> mark(key, place, text)).toList();
    }

    /** Whether {@code value} is what {@link #seal} makes, by whichever key. */
    public static boolean isSealed(JsonNode value) {
        return value instanceof ObjectNode object
                && object.path(SEALED).asText().startsWith(VERSION);
    }

    private boolean isCurrent(JsonNode value) {
        return isSealed(value)
                && value.path(SEALED).asText().startsWith(VERSION + keys.get(0).id() + ".");
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isTextual() && value.asText().isEmpty();
    }

    private static String mark(SealKey key, String place, String text) {
        var mac = SealKey.derived(key.marking(), place + "\u0000" + text);
        return ENCODER.encodeToString(Arrays.copyOf(mac, MARK_BYTES));
    }

    private String encrypted(String place, String text) {
        var key = keys.get(0);
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var secret = run(Cipher.ENCRYPT_MODE, key, nonce, place, text.getBytes(StandardCharsets.UTF_8));
        var whole = ByteBuffer.allocate(nonce.length + secret.length).put(nonce).put(secret);
        return VERSION + key.id() + "." + ENCODER.encodeToString(whole.array());
    }

    private String decrypted(String place, String sealed) {
        var parts = sealed.split("\\.", 3);
        var key = keys.stream()
                .filter(known -> known.id().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new MissingKey(parts[1]));
        var whole = Base64.getUrlDecoder().decode(parts[2]);
        var nonce = Arrays.copyOf(whole, NONCE_BYTES);
        var secret = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, place, secret), StandardCharsets.UTF_8);
    }

    private static byte[] run(int mode, SealKey key, byte[] nonce, String place, byte[] input) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a sealed value of " + place + " cannot be read", broken);
        }
    }
}
