package org.mortise.form.publiclink;

import org.jspecify.annotations.Nullable;

/**
 * What somebody without an account comes with.
 *
 * @param token secret part of the address
 * @param key what the password of the link was exchanged for; empty where he has none
 */
public record Arrival(String token, String key) {

    /** Header in which the key goes along. */
    static final String HEADER = "Mortise-Key";

    public static Arrival of(String token, @Nullable String key) {
        return new Arrival(token, key == null ? "" : key);
    }
}
