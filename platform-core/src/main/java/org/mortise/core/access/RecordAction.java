package org.mortise.core.access;

/** What can be done with records of a form; each is granted on its own. */
public enum RecordAction {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    IMPORT,
    EXPORT,
    /** With {@code IMPORT}: saying what is otherwise the platform's to say, such as numbers, makers and times of records. */
    MIGRATE
}
