package org.mortise.core.access;

/** What a caller may do about the comments on a record, weakest first; the strongest of all grants that let him read it holds. */
public enum CommentRight {
    /** As if there were no comments. */
    NONE,
    READ,
    /** To write, and to change and remove one's own. */
    WRITE,
    /** Also to remove those of others. */
    MANAGE;

    public boolean atLeast(CommentRight other) {
        return compareTo(other) >= 0;
    }

    public CommentRight or(CommentRight other) {
        return atLeast(other) ? this : other;
    }

    /** @param json {@code read}, {@code write} or {@code manage}; who reads a record may comment unless it says otherwise */
    static CommentRight parse(String json) {
        return switch (json) {
            case "read" -> READ;
            case "manage" -> MANAGE;
            default -> WRITE;
        };
    }
}
