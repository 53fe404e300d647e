package org.mortise.core.store;

/** @param capped whether there are more than {@code count}; counting stops at {@link #MAX} */
public record RecordCount(int count, boolean capped) {
    public static final int MAX = 1000;
}
