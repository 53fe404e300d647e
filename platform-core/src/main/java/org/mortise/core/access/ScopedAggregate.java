package org.mortise.core.access;

/** A question for groups that its caller may ask, every path of it checked; only {@link CallerAccess} makes it, and the store accepts nothing else. */
public final class ScopedAggregate {

    private final FormAccess access;
    private final AggregateQuery query;

    ScopedAggregate(FormAccess access, AggregateQuery query) {
        this.access = access;
        this.query = query;
    }

    public FormAccess access() {
        return access;
    }

    public AggregateQuery query() {
        return query;
    }
}
