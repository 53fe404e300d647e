package org.mortise.flow.run;

import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Keys as they stand in addresses: what is none does not exist. */
final class Keys {

    private Keys() {}

    static ObjectKey form(String text) {
        try {
            return ObjectKey.parse(text);
        } catch (IllegalArgumentException notAKey) {
            throw Rejected.notFound();
        }
    }
}
