package org.mortise.core.testing;

import java.nio.charset.StandardCharsets;
import org.mortise.core.vault.Seal;
import org.mortise.core.vault.Vault;

/** The keys of every test that is not about keys: nothing is made without a vault, and so nobody forgets one. */
public final class Keys {

    /** Of one key, all of whose bytes are 1. */
    public static final Vault VAULT = Vault.of(Seal.of("\u0001".repeat(32).getBytes(StandardCharsets.UTF_8)));

    private Keys() {}
}
