package org.mortise.core.metadata;

/** What of a text is shown to who may know that it is there but not what it is; {@code rec.mask} in the database knows the same names. */
public enum Mask {
    /** Nothing: three stars, however long it is. */
    NOTHING,
    /** The first and the last character, as of names. */
    ENDS,
    /** The first three and the last four of eight or more digits, as of telephones. */
    TELEPHONE,
    /** The first three and the last four of twelve or more characters, as of the numbers of papers. */
    PAPER,
    /** The first letter and all from the sign {@code @}, as of mailboxes. */
    MAILBOX
}
