package org.mortise.core.formula;

import java.security.SecureRandom;

/** Where random bits come from when nothing pins them. */
final class Chance {

    static final SecureRandom SOURCE = new SecureRandom();

    private Chance() {}
}
