package org.mortise.form.excel;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is opened piece by piece and closed together, the last first: all of it, although some of it may not close well. */
final class Opened implements Closeable {

    private final Deque<Closeable> open = new ArrayDeque<>();

    <T extends Closeable> T and(T opened) {
        open.push(opened);
        return opened;
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!open.isEmpty()) {
            first = closed(open.pop(), first);
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable RuntimeException closed(Closeable one, @Nullable RuntimeException before) {
        try {
            one.close();
            return before;
        } catch (IOException | RuntimeException broken) {
            var failure = broken instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) broken;
            if (before == null) {
                return failure;
            }
            before.addSuppressed(failure);
            return before;
        }
    }
}
