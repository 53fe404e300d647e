package org.mortise.core.access;

/** A query that its caller may ask, every path of it checked; only {@link CallerAccess} makes it, and the store accepts nothing else. */
public final class ScopedQuery {

    private final FormAccess access;
    private final RecordQuery query;

    ScopedQuery(FormAccess access, RecordQuery query) {
        this.access = access;
        this.query = query;
    }

    public FormAccess access() {
        return access;
    }

    public RecordQuery query() {
        return query;
    }
}
