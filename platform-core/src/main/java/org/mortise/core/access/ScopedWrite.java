package org.mortise.core.access;

import org.mortise.core.metadata.FormShape;

/**
 * Leave to change records of a form by one action, within the scope of the grants that allow it; only {@link CallerAccess} makes
 * it, and the store accepts nothing else.
 */
public final class ScopedWrite {

    private final FormAccess access;
    private final RecordAction action;

    ScopedWrite(FormAccess access, RecordAction action) {
        this.access = access;
        this.action = action;
    }

    public FormAccess access() {
        return access;
    }

    public FormShape shape() {
        return access.shape();
    }

    public RecordAction action() {
        return action;
    }
}
