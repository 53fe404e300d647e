package org.mortise.core.access;

/** What can be done with records of a form; each is granted on its own. */
public enum RecordAction {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    IMPORT,
    EXPORT
}
